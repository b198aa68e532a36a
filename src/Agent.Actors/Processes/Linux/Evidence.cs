using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>What a process that has left its group still shows of the instance it came from.</summary>
[SupportedOSPlatform("linux")]
internal static class Evidence
{
    private static readonly byte[] s_variable = Encoding.UTF8.GetBytes(InstanceMark.Variable + "=");

    /// <summary>The instance's mark in the environment that the process was started with.</summary>
    public static string? Mark(int pid)
    {
        ReadOnlySpan<byte> rest = ProcFile.TryRead($"/proc/{pid}/environ");

        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)0) is >= 0 and var zero ? zero : rest.Length;
            if (rest[..end].StartsWith(s_variable)) return Encoding.UTF8.GetString(rest[s_variable.Length..end]);

            rest = rest[Math.Min(end + 1, rest.Length)..];
        }

        return null;
    }

    /// <summary>The regular files that the process has open.</summary>
    public static IEnumerable<FileIdentity> OpenFiles(int pid)
    {
        foreach (var descriptor in ProcFile.Numbers($"/proc/{pid}/fd"))
            if (FileIdentity.Of($"/proc/{pid}/fd/{descriptor}") is { } file)
                yield return file;
    }
}
