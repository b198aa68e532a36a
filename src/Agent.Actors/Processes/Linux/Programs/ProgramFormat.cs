using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What the kernel takes for a program.</summary>
[SupportedOSPlatform("linux")]
internal static class ProgramFormat
{
    private const string Registered = "/proc/sys/fs/binfmt_misc";

    // Two files there are the system's own: register and status.
    private const int OwnFiles = 2;

    /// <summary>A binary, a script with an interpreter, or perhaps something that the system was taught.</summary>
    public static bool IsKnown(string file) => HasKnownStart(file) || HasBeenTaught();

    private static bool HasKnownStart(string file)
    {
        Span<byte> start = stackalloc byte[4];
        if (ProgramStart.TryRead(file, start) is not { } length) return true; // the system has to tell

        return start[..length].StartsWith("#!"u8) || start[..length].SequenceEqual("\u007fELF"u8);
    }

    private static bool HasBeenTaught() => Directory.Exists(Registered) && Directory.EnumerateFiles(Registered).Count() > OwnFiles;
}
