using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// Finds out what is left of instances that are being stopped or whose leader has ended, signals all of it, and says
/// when nothing is left. One thread for all instances: what has gathered while it worked is settled by one look.
/// </summary>
/// <remarks>
/// Every descendant of a dead leader is an orphan or below one. So an instance is empty when its leader was reaped,
/// its group is gone, and an exact list of the agent's orphans shows none that is attributed to it. Of an instance that
/// was taken over others may have the orphans: it is empty when no search through all processes shows any more of it.
/// A kill freezes everything that it finds, and kills when there is no more to be found: what is killed proves nothing any
/// more about what it was together with.
/// Not found in these ways is a process that left its session, cleaned its environment and closed the instance's files before
/// any census saw it, and whose parent has ended: only the control group tells whose it is, where there is one. What has left
/// that, as root can, is found in these ways: an instance is empty when both say so.
/// </remarks>
[SupportedOSPlatform("linux")]
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the agent.")]
internal sealed class Census
{
    private const int MaxFrozenLooks = 10;

    private static readonly TimeSpan s_untilSettled = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan s_untilResources = TimeSpan.FromMilliseconds(200);

    private readonly WorkQueue _notes = new();
    private readonly HashSet<Instance> _waiting = [];
    private readonly Dictionary<Instance, List<Signal>> _asked = [];
    private readonly HashSet<Instance> _due = [];
    private readonly Children _children;
    private readonly Instances _instances;
    private readonly EventWatch _watch;
    private readonly Membership _membership;
    private readonly Orphanage _orphanage;
    private readonly Search _search;
    private readonly InstanceSignals _signals;
    private readonly Action<string> _warn;
    private readonly Timer _retry;

    public Census(Children children, Instances instances, EventWatch watch, Action<string> warn)
    {
        _children = children;
        _instances = instances;
        _watch = watch;
        _warn = warn;
        _membership = new Membership(watch, FreezeIfKilled, MemberEnded);
        var attribution = new Attribution(instances, TimeProvider.System);
        _orphanage = new Orphanage(children, attribution, _membership, warn);
        _search = new Search(attribution, _membership);
        _signals = new InstanceSignals(warn);
        _retry = new Timer(_ => _notes.Add(LookAgain));
        BackgroundThread.Start("census", Run);
    }

    public void LeaderEnded(Instance instance) => _notes.Add(() =>
    {
        instance.LeaderHasEnded = true;
        Await(instance);
    });

    public void OrphanReaped() => _notes.Add(LookAgain);

    /// <summary>Sends signals to all of it, as soon as it is known. What is asked for twice until then is sent once.</summary>
    public void Ask(Instance instance, params Signal[] signals) => _notes.Add(() =>
    {
        if (instance.IsEmptied) return;

        if (!_asked.TryGetValue(instance, out var asked)) _asked[instance] = asked = [];
        asked.AddRange(signals.Except(asked));
        _due.Add(instance);
    });

    public void AskLeader(Instance instance, Signal signal) => _notes.Add(() =>
    {
        if (instance is { IsEmptied: false, IsBeingKilled: false }) _signals.SendToLeader(instance, signal); // what is frozen must not go on
    });

    public void Kill(Instance instance) => _notes.Add(() =>
    {
        instance.IsBeingKilled = true;
        if (!instance.IsEmptied) Await(instance);
    });

    private void MemberEnded(Member member) => _notes.Add(() =>
    {
        _membership.Discharge(member);
        if (_waiting.Contains(member.Instance) && IsNews(member.Instance)) _due.Add(member.Instance);
    });

    // A search is dear: what the dead left is looked for when none is left that is known.
    private static bool IsNews(Instance instance) => !instance.IsTakenOver || instance.Members.Count == 0;

    private void Await(Instance instance)
    {
        _waiting.Add(instance);
        _due.Add(instance);
    }

    private void LookAgain() => _due.UnionWith(_waiting.Where(IsLookedForAgain));

    // Of others with members the death of a member brings news.
    private static bool IsLookedForAgain(Instance instance) =>
        instance.FrozenLooks > 0 || (instance.LeaderHasEnded && instance.Members.Count == 0);

    private void Run()
    {
        while (true)
        {
            _notes.Take()();
            while (_notes.TryTake(out var note)) note();

            if (_due.Count > 0) Settle();
        }
    }

    private void Settle()
    {
        var findings = TryLook();
        var due = _due.ToList();
        _due.Clear();

        foreach (var instance in due)
            Settle(instance, findings);
    }

    // Without descriptors or memory nothing can be found, but what is known can still be signalled.
    private Findings TryLook()
    {
        try
        {
            return Look();
        }
        catch (SystemCallException failure)
        {
            LookAgainAfter(failure);
            return Findings.None;
        }
    }

    private void LookAgainAfter(SystemCallException failure)
    {
        _warn($"Cannot look for what is left of services, trying again: {failure.Message}. If descriptors are lacking, raise the agent's limit (LimitNOFILE of its unit, ulimit -n): it takes one for each process of a service that is being stopped.");
        _retry.Change(s_untilResources, Timeout.InfiniteTimeSpan);
    }

    private Findings Look()
    {
        foreach (var instance in _due)
            Survey(instance);

        var hasAllOrphans = _orphanage.Look(Enrol);
        var found = LookForTakenOver();
        var findings = new Findings(found.Restless.Union(Forking()).ToHashSet(), found.IsDecided && hasAllOrphans);

        if (!findings.IsExact) _retry.Change(s_untilSettled, Timeout.InfiniteTimeSpan);
        return findings;
    }

    // Whatever is known by its descent alone has to be found before its parent ends. Before the dear part what forks
    // quicker than it can be found is kept from it.
    private void Survey(Instance instance)
    {
        if (instance.IsBeingKilled) _signals.Freeze(instance);
        if (instance.IsBeingKilled || _asked.ContainsKey(instance)) _membership.Survey(instance);
    }

    private void FreezeIfKilled(Member member)
    {
        if (member.Instance.IsBeingKilled) _signals.Freeze(member);
    }

    private Findings LookForTakenOver()
    {
        var takenOver = _due.Where(instance => instance.IsTakenOver).ToHashSet();
        return takenOver.Count == 0 ? new Findings(takenOver, IsDecided: true) : _search.Look(takenOver, Enrol);
    }

    // A fork that was under way when its process was frozen is over by now.
    private List<Instance> Forking() => [.. _due.Where(instance => instance.IsBeingKilled && _membership.Survey(instance))];

    /// <returns>Whether the orphan was still there.</returns>
    private bool Enrol(Instance instance, ProcessStat orphan)
    {
        if (!_waiting.Contains(instance) && !_asked.ContainsKey(instance)) return true;
        if (instance.IsLedBy(orphan.Pid)) return true; // its fosterer died, and now it is the agent's child
        if (_membership.Enrol(instance, orphan) is not { } member) return false;

        _membership.Survey(member);
        _due.Add(instance);
        return true;
    }

    private void Settle(Instance instance, Findings findings)
    {
        if (_asked.Remove(instance, out var signals) && !instance.IsBeingKilled) _signals.Send(instance, signals);
        if (instance.IsBeingKilled) KillOrLookAgain(instance, findings);
        if (findings.IsExactFor(instance) && IsEmpty(instance) && !HasMoreInGroup(instance)) Complete(instance);
    }

    // What only the group shows is followed from now on. What ends while it is looked at leaves the group a moment later.
    private bool HasMoreInGroup(Instance instance)
    {
        try
        {
            if (instance.ControlGroup is not { IsPopulated: true }) return false;

            _membership.Survey(instance);
            _retry.Change(s_untilSettled, Timeout.InfiniteTimeSpan);
        }
        catch (SystemCallException failure)
        {
            LookAgainAfter(failure);
        }

        _due.Add(instance);
        return true;
    }

    // What cannot be frozen must not keep the rest alive.
    private void KillOrLookAgain(Instance instance, Findings findings)
    {
        if (findings.Restless.Contains(instance) && ++instance.FrozenLooks < MaxFrozenLooks) return;

        _signals.Kill(instance);
        instance.FrozenLooks = 0;
    }

    private static bool IsEmpty(Instance instance) =>
        instance.LeaderHasEnded && instance.Members.Count == 0 && (instance.IsTakenOver || !instance.Group.MayHaveMembers);

    private void Complete(Instance instance)
    {
        instance.IsEmptied = true;
        _waiting.Remove(instance);
        _instances.Remove(instance);
        if (instance.Leader is { } leader) Release(leader, isZombie: instance.Group.NeedsLeader);
        instance.ControlGroup?.TryRemove();
        instance.Emptied.SetResult();
    }

    private void Release(Leader leader, bool isZombie)
    {
        if (isZombie && leader is ChildLeader child) _children.TryReap(child); // its status was read: nothing keeps it back any more
        _watch.Forget(leader.Descriptor);
        leader.Descriptor.Dispose();
    }
}
