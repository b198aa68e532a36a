using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Processes.Linux;

/// <summary>The control group of one instance: whatever is forked in it is in it, whatever else it does.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ControlGroup(string directory)
{
    private const int DeepestNested = 8;
    private const string Killed = "oom_kill ";

    /// <summary>Whether anything lives in it or in groups that were made below it.</summary>
    public bool IsPopulated => ProcFile.TryRead(PathOf("cgroup.events")) is { } events && events.AsSpan().IndexOf("populated 1"u8) >= 0;

    /// <summary>Whether the kernel has killed something in it because it had no more memory for it.</summary>
    public bool HasRunOutOfMemory => ProcFile.TryRead(PathOf("memory.events")) is { } events
        && Encoding.UTF8.GetString(events).Split('\n').Any(line => line.StartsWith(Killed, StringComparison.Ordinal) && line != $"{Killed}0");

    /// <returns><see langword="null"/> if it is gone.</returns>
    public GroupUsage? Usage()
    {
        if (ProcFile.TryRead(PathOf("cgroup.procs")) is null) return null;

        TimeSpan? cpu = Number("cpu.stat", "usage_usec ") is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null;
        return new GroupUsage(Processes().Count, cpu, Number("memory.current", ""));
    }

    /// <exception cref="SystemCallException">The kernel does not take a limit.</exception>
    public void Limit(GroupResources resources)
    {
        foreach (var (file, text) in GroupFiles.Of(resources))
            KernelFile.Write(PathOf(file), text);
    }

    /// <summary>To be born in it: <see cref="SpawnIntoGroup"/>.</summary>
    public SafeHandle Open()
    {
        var descriptor = Libc.Open(directory, Libc.O_PATH | Libc.O_CLOEXEC, 0);
        return new SafeFileHandle(SystemCallException.ThrowIfFailed(descriptor, $"open({directory})"), ownsHandle: true);
    }

    /// <exception cref="SystemCallException">The kernel does not take it in.</exception>
    public void Admit(int pid) => KernelFile.Write(PathOf("cgroup.procs"), $"{pid}");

    /// <returns>Whether it is in it: it, or the group, may be gone.</returns>
    public bool TryAdmit(int pid) => KernelFile.TryWrite(PathOf("cgroup.procs"), $"{pid}") switch
    {
        0 => true,
        Errno.ESRCH or Errno.ENOENT or Errno.ENODEV => false,
        var errno => throw new SystemCallException($"write({directory}/cgroup.procs)", errno),
    };

    /// <summary>Puts a process that is in it back to where the agent is.</summary>
    public void Dismiss(int pid)
    {
        if (Processes().Contains(pid) && Hierarchy.Find() is { } hierarchy) _ = KernelFile.TryWrite($"{hierarchy.OwnDirectory}/cgroup.procs", $"{pid}");
    }

    /// <summary>Of the instances that a process may be of by its groups, the outermost first.</summary>
    public static IEnumerable<string> MarksOf(int pid) => ProcFile.TryRead($"/proc/{pid}/cgroup") is { } groups ? MarksIn(Encoding.UTF8.GetString(groups)) : [];

    // Agents run below such names too: user@1000.service, a unit of a template, a service of another agent.
    internal static IEnumerable<string> MarksIn(string groups) =>
        from line in groups.Split('\n')
        where line.StartsWith(Hierarchy.Version2, StringComparison.Ordinal)
        from name in line.Split('/')
        where name.Contains(ControlGroups.Separator)
        select name.Split(ControlGroups.Separator)[^1];

    /// <summary>Kills everything in it at once, also what is just being forked.</summary>
    /// <returns>0, or the error number: ENOENT before Linux 5.14, which lacks it.</returns>
    public int TryKill() => KernelFile.TryWrite(PathOf("cgroup.kill"), "1");

    /// <summary>Everything that lives in it or below it at this moment.</summary>
    public IReadOnlyList<int> Processes() => [.. Groups(directory, DeepestNested).SelectMany(group => ProcText.Numbers(ProcFile.TryRead($"{group}/cgroup.procs")))];

    /// <summary>What lives in it keeps it.</summary>
    public void TryRemove()
    {
        foreach (var group in Groups(directory, DeepestNested).Reverse())
            _ = Libc.RemoveDirectory(group);
    }

    private long? Number(string file, string before) =>
        ProcFile.TryRead(PathOf(file)) is { } text && text.AsSpan().StartsWith(Encoding.UTF8.GetBytes(before))
        && Utf8Parser.TryParse(text.AsSpan(before.Length), out long number, out _)
            ? number
            : null;

    private string PathOf(string file) => $"{directory}/{file}";

    // Those above before those below.
    private static IEnumerable<string> Groups(string group, int depth) => depth == 0 ? [group] : [group, .. Nested(group).SelectMany(nested => Groups(nested, depth - 1))];

    private static string[] Nested(string group)
    {
        try
        {
            return Directory.GetDirectories(group);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return []; // the service has removed it, or taken the agent's right to look into it
        }
    }
}
