using System.Runtime.InteropServices;

namespace Agent.Dummy;

/// <summary>Modes that give up what a process shows of where it comes from, and stay.</summary>
internal static class Shedding
{
    private const int StartOfEnvironment = 47;
    private const int EndOfEnvironment = 48;

    /// <summary>Without the memory of the environment that it was started with.</summary>
    public static int Environment(string word)
    {
        Console.WriteLine(word); // while there still is what the console wants to know

        // The main thread's stack begins in the same page, and is not used so far up while it waits.
        Task.Run(UnmapEnvironment).Wait();
        return Lasting.SleepSilently();
    }

    /// <summary>With its other threads alone.</summary>
    public static int MainThread(string word)
    {
        Console.WriteLine(word);
        return (int)Libc.SystemCall(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 93 : 60, 0); // exit
    }

    private static void UnmapEnvironment()
    {
        var facts = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ');
        var page = (nint)System.Environment.SystemPageSize;
        var start = nint.Parse(facts[StartOfEnvironment]) / page * page;

        if (Libc.Unmap(start, (nuint)(nint.Parse(facts[EndOfEnvironment]) - start)) != 0) throw new InvalidOperationException("munmap failed");
    }
}
