using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The files that a child appends its output to, open for the time of its birth.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Spools : IDisposable
{
    private static readonly int s_flags = Libc.O_WRONLY | Libc.O_APPEND | Libc.O_CREAT | Libc.O_CLOEXEC | Libc.O_NOFOLLOW;
    private const uint FileMode = 0b110_000_000;
    private const UnixFileMode DirectoryMode = (UnixFileMode)0b111_000_000;

    private Spools(int output, int error)
    {
        Output = output;
        Error = error;
    }

    public int Output { get; }

    public int Error { get; }

    public FileIdentity[] Identities() => Distinct(FileIdentity.Of(Output), FileIdentity.Of(Error));

    /// <summary>Of files that somebody else has opened.</summary>
    public static FileIdentity[] Identities(string output, string error) => Distinct(FileIdentity.Of(output), FileIdentity.Of(error));

    /// <exception cref="LaunchException">A file cannot be opened.</exception>
    public static Spools Open(string output, string error)
    {
        var first = OpenOrMake(output);
        if (error == output) return new Spools(first, first);

        try
        {
            return new Spools(first, OpenOrMake(error));
        }
        catch
        {
            Close(first);
            throw;
        }
    }

    public void Dispose()
    {
        Close(Output);
        if (Error != Output) Close(Error);
    }

    private static FileIdentity[] Distinct(params FileIdentity?[] files) => [.. files.OfType<FileIdentity>().Distinct()];

    private static int OpenOrMake(string path)
    {
        try
        {
            return TryOpen(path) ?? OpenInNewDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LaunchException(
                LaunchFault.System, $"Cannot open {path} for the output of a service: {failure.Message}. Check the agent's data directory and its disk.");
        }
    }

    private static int OpenInNewDirectory(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, DirectoryMode);
        return TryOpen(path) ?? throw new SystemCallException("open", Errno.ENOENT);
    }

    /// <returns><see langword="null"/> if its directory is missing.</returns>
    private static int? TryOpen(string path)
    {
        // A service can put a FIFO in the place of its file: without O_NONBLOCK the thread would wait there for a reader.
        var descriptor = Libc.Open(path, s_flags | Libc.O_NONBLOCK, FileMode);
        if (descriptor >= 0) return AboveStandard(RegularOnly(descriptor));

        var errno = Marshal.GetLastPInvokeError();
        return errno == Errno.ENOENT ? null : throw new SystemCallException("open", errno);
    }

    // The service gets the open file itself, so the flag must not stay.
    private static int RegularOnly(int descriptor)
    {
        try
        {
            if (FileIdentity.Of(descriptor) is null) throw new SystemCallException("open", Errno.ENXIO);
            SystemCallException.ThrowIfFailed(Libc.DescriptorControl(descriptor, Libc.F_SETFL, Libc.O_APPEND), "fcntl(F_SETFL)");
            return descriptor;
        }
        catch
        {
            Close(descriptor);
            throw;
        }
    }

    // An agent that was started without standard descriptors gets their numbers here, which the child needs for its own.
    private static int AboveStandard(int descriptor)
    {
        if (descriptor > 2) return descriptor;

        var moved = Libc.DescriptorControl(descriptor, Libc.F_DUPFD_CLOEXEC, 3);
        var failure = moved < 0 ? SystemCallException.Last("fcntl(F_DUPFD_CLOEXEC)") : null;
        Close(descriptor);
        return failure is null ? moved : throw failure;
    }

    private static void Close(int descriptor) => SystemCallException.ThrowIfFailed(Libc.Close(descriptor), "close");
}
