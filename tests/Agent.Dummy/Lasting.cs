using System.Runtime.InteropServices;

namespace Agent.Dummy;

/// <summary>Modes that stay until a signal ends them.</summary>
internal static class Lasting
{
    public static int Sleep(string word)
    {
        Console.WriteLine(word);
        return SleepSilently();
    }

    public static int SleepSilently()
    {
        new ManualResetEvent(false).WaitOne();
        return 0;
    }

    public static int IgnoreTerm(string word)
    {
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        return Sleep(word);
    }

    public static int StopSelf()
    {
        Console.WriteLine("ready");
        Libc.Kill(Environment.ProcessId, Libc.SIGSTOP);
        return Sleep("continued");
    }
}
