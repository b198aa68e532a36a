using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>What a process that has left its group still shows of the instance it came from.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Evidence(int pid)
{
    private const int LooksForNone = 4;
    private const int MostDescriptors = 1024;

    private static readonly byte[] s_variable = Encoding.UTF8.GetBytes(InstanceMark.Variable + "=");
    private static readonly byte[] s_next = [0, .. s_variable];
    private static readonly byte[] s_flags = "\nflags:\t"u8.ToArray();

    private readonly string _directory = DirectoryOf(pid);

    /// <summary>Whether the process has what shows it, its memory and its files, at this moment.</summary>
    public bool IsWhole => ProcessStat.TryReadAt(_directory, pid) is { MemorySize: > 0 };

    private bool IsExecuted => ProcessStat.TryReadAt(_directory, pid) is { IsExecuted: true };

    /// <summary>The instance's mark in the environment that the process was started with.</summary>
    /// <returns>Whether it could be told: a process between two programs, or about to end, shows no environment.</returns>
    public bool TryMark(out string? mark)
    {
        var environment = ProcFile.TryReadAtOnce($"{_directory}/environ");
        mark = Find(environment);

        return environment is not { Length: 0 } || ShowsNone();
    }

    /// <summary>Whose spool the process can write to. One that only reads, as tail -f does, may be anybody's.</summary>
    /// <remarks>Looked for among the lowest descriptors, where it was inherited: a process can have a million of others.</remarks>
    public Instance? FindWriter(Func<FileIdentity, Instance?> ownerOf)
    {
        foreach (var descriptor in ProcFile.Numbers($"{_directory}/fd", MostDescriptors))
            if (FileIdentity.Of($"{_directory}/fd/{descriptor}") is { } file && ownerOf(file) is { } owner && IsWritable(descriptor))
                return owner;

        return null;
    }

    // A first thread that has ended has neither memory nor files any more; the others go on with them.
    private static string DirectoryOf(int pid)
    {
        var process = $"/proc/{pid}";
        if (ProcessStat.TryRead(pid) is not { MemorySize: 0, Threads: > 1 }) return process;

        return ProcFile.Numbers($"{process}/task").Select(thread => $"{process}/task/{thread}")
            .FirstOrDefault(thread => ProcessStat.TryReadAt(thread, pid) is { MemorySize: > 0 }) ?? process;
    }

    // Any process can give up the memory of its environment, and must not keep others from being judged by that. One that
    // executes a program is not between two of them each time that it is looked at.
    private bool ShowsNone()
    {
        if (ProcessStat.TryReadAt(_directory, pid) is { HasEmptyEnvironment: true }) return true;

        for (var look = 0; look < LooksForNone; look++)
            if (!IsExecuted || ProcFile.TryReadAtOnce($"{_directory}/environ") is not { Length: 0 } || !IsExecuted)
                return false;

        return true;
    }

    private bool IsWritable(int descriptor) =>
        AccessMode(ProcFile.TryRead($"{_directory}/fdinfo/{descriptor}")) is not (null or Libc.O_RDONLY);

    // The last digit of an octal number.
    private static int? AccessMode(ReadOnlySpan<byte> info)
    {
        var start = info.IndexOf(s_flags);
        if (start < 0) return null;

        var flags = info[(start + s_flags.Length)..];
        return flags.IndexOf((byte)'\n') is > 0 and var end ? (flags[end - 1] - '0') & Libc.O_ACCMODE : null;
    }

    private static string? Find(ReadOnlySpan<byte> environment)
    {
        if (!environment.StartsWith(s_variable))
        {
            var before = environment.IndexOf(s_next);
            if (before < 0) return null;
            environment = environment[(before + 1)..];
        }

        var value = environment[s_variable.Length..];
        return Encoding.UTF8.GetString(value.IndexOf((byte)0) is >= 0 and var end ? value[..end] : value);
    }
}
