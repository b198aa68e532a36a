using System.Globalization;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Configuration;

/// <summary>The one directory that holds everything the agent keeps. One agent at a time uses it.</summary>
public static class DataDirectory
{
    private const string LockFile = "agent.lock";
    private const string ProcessIdFile = "agent.pid";

    // What .NET makes of ENOSPC and EDQUOT.
    private const int DiskFull = 28;
    private const int QuotaUsedUp = 122;

    /// <summary><paramref name="setting"/>, or, where it is empty, the place that is usual for the agent's user.</summary>
    public static string Resolve(string setting) => Path.GetFullPath(setting.Length > 0 ? setting : Default());

    /// <summary>Makes the directory where it is missing, for the agent's user alone, and holds it until disposed.</summary>
    /// <exception cref="DataDirectoryException">Another agent holds it, or it cannot be made or written.</exception>
    public static IDisposable Claim(string directory)
    {
        try
        {
            CreatePrivate(directory);
            DirectoryTrust.Check(directory);
            var claim = Lock(Path.Combine(directory, LockFile));
            TryNoteHolder(directory);
            return claim;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException($"Cannot use the data directory {directory}: {e.Message} ({Holder(directory)}). Choose another with --data, or end the agent that uses it.", e);
        }
    }

    private static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // FileShare.None is flock(2) with LOCK_EX | LOCK_NB: the kernel lets go of it when the agent dies, however it dies.
    private static FileStream Lock(string file)
    {
        if (OperatingSystem.IsLinux() && FileKind.Impostor(file) is { } impostor)
            throw new IOException($"{file} is {impostor}, and no file: remove it.");

        return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    // On a full disk the agent has work to do all the same, and the lock holds.
    private static void TryNoteHolder(string directory)
    {
        try
        {
            NoteHolder(directory);
        }
        catch (IOException e) when (e.HResult is DiskFull or QuotaUsedUp)
        {
        }
    }

    // Moved into its place: what stands there may be a link to somewhere else, or a FIFO that would never take it.
    private static void NoteHolder(string directory)
    {
        var file = Path.Combine(directory, ProcessIdFile);
        var written = $"{file}.new";

        File.Delete(written);
        File.WriteAllText(written, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        File.Move(written, file, overwrite: true);
    }

    // Its own file: the locked one cannot be read.
    private static string Holder(string directory)
    {
        var file = Path.Combine(directory, ProcessIdFile);

        try
        {
            return new FileInfo(file) is { Exists: true, Length: > 0 } ? $"last used by process {File.ReadAllText(file).Trim()}" : "never used yet";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static string Default() =>
        Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
            ? "/var/lib/service-agent"
            : Path.Combine(StateHome(), "service-agent");

    // https://specifications.freedesktop.org/basedir-spec: relative paths are to be ignored.
    private static string StateHome() =>
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { } home && Path.IsPathRooted(home)
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
}
