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

    /// <summary>The same for a process that may have ended already.</summary>
    public void AdmitIfAlive(int pid)
    {
        if (KernelFile.TryWrite(PathOf("cgroup.procs"), $"{pid}") is var errno and not (0 or Errno.ESRCH)) throw new SystemCallException($"write({directory}/cgroup.procs)", errno);
    }

    /// <summary>Of the instance's whose processes it holds; <see langword="null"/> if the process is in no such group.</summary>
    public static string? MarkOf(int pid)
    {
        if (ProcFile.TryRead($"/proc/{pid}/cgroup") is not { } groups) return null;

        var group = Encoding.UTF8.GetString(groups).Split('\n').FirstOrDefault(line => line.StartsWith(Hierarchy.Version2, StringComparison.Ordinal));
        return group?.Split('/').FirstOrDefault(name => name.Contains(ControlGroups.Separator))?.Split(ControlGroups.Separator)[^1];
    }

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

    private string PathOf(string file) => $"{directory}/{file}";

    // Those above before those below.
    private static IEnumerable<string> Groups(string group, int depth) => depth == 0 ? [group] : [group, .. Nested(group).SelectMany(nested => Groups(nested, depth - 1))];

    private static string[] Nested(string group)
    {
        try
        {
            return Directory.GetDirectories(group);
        }
        catch (DirectoryNotFoundException)
        {
            return []; // the service has removed it
        }
    }
}
