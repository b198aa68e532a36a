namespace Agent.Actors.Processes.Linux;

/// <summary>What the kernel takes for a program.</summary>
internal static class ProgramFormat
{
    private const string Registered = "/proc/sys/fs/binfmt_misc";

    // Two files there are the system's own: register and status.
    private const int OwnFiles = 2;

    /// <summary>A binary, a script with an interpreter, or perhaps something that the system was taught.</summary>
    public static bool IsKnown(string file) => HasKnownStart(file) || HasBeenTaught();

    private static bool HasKnownStart(string file)
    {
        try
        {
            Span<byte> start = stackalloc byte[4];
            using var handle = File.OpenHandle(file, share: FileShare.ReadWrite | FileShare.Delete); // takes no lock
            var length = RandomAccess.Read(handle, start, fileOffset: 0);
            return start[..length].StartsWith("#!"u8) || start[..length].SequenceEqual("\u007fELF"u8);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true; // the system has to tell
        }
    }

    private static bool HasBeenTaught() => Directory.Exists(Registered) && Directory.EnumerateFiles(Registered).Count() > OwnFiles;
}
