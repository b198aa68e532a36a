using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>What a process that has left its group still shows of the instance it came from.</summary>
[SupportedOSPlatform("linux")]
internal static class Evidence
{
    private static readonly byte[] s_variable = Encoding.UTF8.GetBytes(InstanceMark.Variable + "=");
    private static readonly byte[] s_flags = "\nflags:\t"u8.ToArray();

    /// <summary>The instance's mark in the environment that the process was started with.</summary>
    /// <returns>Whether it could be told: a process between two programs, or about to end, shows no environment.</returns>
    public static bool TryMark(int pid, out string? mark)
    {
        var environment = ProcFile.TryReadAtOnce($"/proc/{pid}/environ");
        mark = Find(environment);

        return environment is not { Length: 0 } || ProcessStat.TryRead(pid) is { HasEmptyEnvironment: true };
    }

    /// <summary>The regular files that the process can write to. One that only reads, as tail -f does, may be anybody's.</summary>
    public static IEnumerable<FileIdentity> WrittenFiles(int pid)
    {
        foreach (var descriptor in ProcFile.Numbers($"/proc/{pid}/fd"))
            if (IsWritable(pid, descriptor) && FileIdentity.Of($"/proc/{pid}/fd/{descriptor}") is { } file)
                yield return file;
    }

    private static bool IsWritable(int pid, int descriptor) =>
        AccessMode(ProcFile.TryRead($"/proc/{pid}/fdinfo/{descriptor}")) is not (null or Libc.O_RDONLY);

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
        while (!environment.IsEmpty)
        {
            var end = environment.IndexOf((byte)0) is >= 0 and var zero ? zero : environment.Length;
            if (environment[..end].StartsWith(s_variable)) return Encoding.UTF8.GetString(environment[s_variable.Length..end]);

            environment = environment[Math.Min(end + 1, environment.Length)..];
        }

        return null;
    }
}
