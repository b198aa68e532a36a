using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Processes.Linux;

/// <summary>The control group of one instance: whatever is forked in it is in it, whatever else it does.</summary>
/// <param name="name">As the groups of processes are told. Somebody else can have made another one that ends with the same.</param>
[SupportedOSPlatform("linux")]
internal sealed class ControlGroup(string directory, string name)
{
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

    /// <exception cref="LaunchException">The kernel does not take a limit.</exception>
    public void Limit(GroupResources resources)
    {
        foreach (var (file, text) in GroupFiles.Of(resources))
            Write(file, text, $"Cannot set {file} to {text}");
    }

    /// <summary>To be born in it: <see cref="SpawnIntoGroup"/>.</summary>
    public SafeHandle Open()
    {
        var descriptor = Libc.Open(directory, Libc.O_PATH | Libc.O_CLOEXEC, 0);
        return new SafeFileHandle(SystemCallException.ThrowIfFailed(descriptor, $"open({directory})"), ownsHandle: true);
    }

    /// <exception cref="LaunchException">The kernel does not take it in.</exception>
    public void Admit(int pid) => Write("cgroup.procs", $"{pid}", $"Cannot move process {pid}");

    /// <returns>Whether it is in it: it, or the group, may be gone.</returns>
    public bool TryAdmit(int pid) => KernelFile.TryWrite(PathOf("cgroup.procs"), $"{pid}") switch
    {
        0 => true,
        Errno.ESRCH or Errno.ENOENT or Errno.ENODEV => false,
        var errno => throw new SystemCallException($"write({directory}/cgroup.procs)", errno),
    };

    /// <summary>Puts a process that is in it back to where the agent is.</summary>
    /// <returns>0, or the error number.</returns>
    public int TryDismiss(int pid)
    {
        if (!Holds(pid)) return 0;

        var errno = Hierarchy.Find() is { } hierarchy ? KernelFile.TryWrite($"{hierarchy.OwnDirectory}/cgroup.procs", $"{pid}") : Errno.ENOENT;
        return errno == Errno.ESRCH ? 0 : errno; // it has ended
    }

    /// <summary>The group that a process is in; empty if it has ended: proc_pid_cgroup(5).</summary>
    public static string NameOf(int pid) => Encoding.UTF8.GetString(ProcFile.TryRead($"/proc/{pid}/cgroup") ?? []).Split('\n')
        .FirstOrDefault(line => line.StartsWith(Hierarchy.Version2, StringComparison.Ordinal))?[Hierarchy.Version2.Length..] ?? "";

    /// <summary>
    /// Of the instances in whose groups one may be, by its name: several, where an agent was started by a service of another one.
    /// </summary>
    public static IEnumerable<string> MarksIn(string group)
    {
        var names = group.Split('/');
        return names.Zip(names.Skip(1))
            .Where(pair => pair.First.StartsWith(AgentFolder.Beginning, StringComparison.Ordinal) && pair.Second.Contains(ControlGroups.Separator))
            .Select(pair => pair.Second.Split(ControlGroups.Separator)[^1]);
    }

    /// <summary>Kills everything in it at once, also what is just being forked.</summary>
    /// <returns>0, or the error number: ENOENT before Linux 5.14, which lacks it.</returns>
    public int TryKill() => KernelFile.TryWrite(PathOf("cgroup.kill"), "1");

    /// <summary>Everything that lives in it or below it at this moment, and has a number here: a process of a foreign namespace shows 0.</summary>
    public IReadOnlyList<int> Processes() =>
        [.. Groups().SelectMany(group => ProcText.Numbers(ProcFile.TryRead($"{group}/cgroup.procs"))).Where(pid => pid > 0)];

    /// <summary>Whether a process is in it or below it.</summary>
    public bool Holds(int pid) => Includes(NameOf(pid));

    /// <summary>Whether a group is this one or below it.</summary>
    public bool Includes(string group) =>
        group.StartsWith(name, StringComparison.Ordinal) && (group.Length == name.Length || group[name.Length] == '/');

    /// <summary>What lives in it keeps it.</summary>
    public void TryRemove()
    {
        foreach (var group in Enumerable.Reverse(Groups()))
            _ = Libc.RemoveDirectory(group);
    }

    private void Write(string file, string text, string attempt)
    {
        if (KernelFile.TryWrite(PathOf(file), text) is var errno and not 0)
            throw new LaunchException(LaunchFault.System, $"{attempt} in the control group {directory}: {Marshal.GetPInvokeErrorMessage(errno)}. {ControlGroups.WhatToDo}");
    }

    private long? Number(string file, string before) =>
        ProcFile.TryRead(PathOf(file)) is { } text && text.AsSpan().StartsWith(Encoding.UTF8.GetBytes(before))
        && Utf8Parser.TryParse(text.AsSpan(before.Length), out long number, out _)
            ? number
            : null;

    private string PathOf(string file) => $"{directory}/{file}";

    // Those above before those below. The service has made them: there may be any number.
    private List<string> Groups()
    {
        var groups = new List<string> { directory };

        for (var next = 0; next < groups.Count; next++)
            groups.AddRange(Nested(groups[next]));

        return groups;
    }

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
