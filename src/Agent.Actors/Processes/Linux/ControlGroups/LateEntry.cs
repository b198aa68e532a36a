using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// Puts processes into their groups that run already. The kernel can take a grace period of RCU for it, 5 to 20 ms, which
/// nobody is to wait for who may leave the group at any time anyway.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LateEntry
{
    // What is forked by a process in the group is in it: only what was forked before is left to be found.
    private const int MaxLooks = 10;

    private readonly WorkQueue _work = new();
    private readonly Action<string> _warn;

    public LateEntry(Action<string> warn)
    {
        _warn = warn;
        BackgroundThread.Start("groups", Run);
    }

    /// <param name="started">When the leader started: what has its number later is not taken for it.</param>
    public void Add(ControlGroup group, int leader, long started) => _work.Add(() => Enter(group, leader, started));

    private void Run()
    {
        while (true)
            _work.Take()();
    }

    private void Enter(ControlGroup group, int leader, long started)
    {
        try
        {
            if (ProcessStat.TryRead(leader) is { } stat && stat.Started == started && TryEnter(group, stat)) Gather(group, leader);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) // also of what tells where the agent is
        {
            _warn($"Process {leader} is not in its control group, and is followed without: {failure.Message}.");
        }
    }

    private void Gather(ControlGroup group, int leader)
    {
        for (var look = 0; look < MaxLooks; look++)
        {
            var inside = group.Processes().ToHashSet();
            var outside = Below(leader).FindAll(child => !inside.Contains(child.Pid));
            if (outside.Count == 0) return;

            foreach (var child in outside) TryEnter(group, child);
        }
    }

    // Not by recursion: a service decides how long a chain its processes are.
    private static List<ProcessStat> Below(int leader)
    {
        var found = new List<ProcessStat>();
        var next = new Queue<int>([leader]);

        while (next.TryDequeue(out var parent))
            foreach (var child in Descendants.ChildrenOf(parent))
                if (ProcessStat.TryRead(child) is { HasEnded: false } stat && stat.Parent == parent)
                {
                    found.Add(stat);
                    next.Enqueue(child);
                }

        return found;
    }

    /// <returns>Whether it is in it.</returns>
    private bool TryEnter(ControlGroup group, ProcessStat process)
    {
        using var descriptor = PidFd.TryOpen(process.Pid);
        if (descriptor is null || ProcessStat.TryRead(process.Pid)?.Started != process.Started || !group.TryAdmit(process.Pid)) return false;
        if (descriptor.HoldsNumber) return true;

        // It has ended meanwhile, and its number may have become a stranger's.
        if (group.TryDismiss(process.Pid) is var errno and not 0)
            _warn($"Process {process.Pid}, which is no service's, has come into a service's control group, and would end with it. It cannot be taken out: {Marshal.GetPInvokeErrorMessage(errno)}. Write its number into the cgroup.procs of another group.");

        return false;
    }
}
