using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// What an OS process can have only one of, and all hosts in it share: it is the subreaper of what its children leave,
/// and it spawns, watches, reaps and counts them.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Guardian
{
    private static readonly Lazy<Guardian> s_shared = new(Start);
    private static readonly TimeSpan s_untilCollected = TimeSpan.FromMilliseconds(100);

    private readonly Children _children;
    private readonly Instances _instances = new();
    private readonly ExitWatch _watch = new();
    private readonly Census _census;

    private Guardian()
    {
        BecomeSubreaper();
        _children = new Children();
        _census = new Census(_children, _instances, _watch, Warn);
        _ = new OrphanReaper(_children, _census.OrphanReaped);
    }

    public static Guardian Shared => s_shared.Value;

    /// <summary>Something that an operator should know. Raised on the threads of the guardian: be quick.</summary>
    public event Action<string>? Warned;

    public bool CanSignalGroupsByIdentity { get; } = GroupByIdentity.IsSupported();

    public Children Children => _children;

    public SpawnThreads SpawnThreads { get; } = new();

    public void Warn(string message) => Warned?.Invoke(message);

    /// <summary>To be called within a birth. If it throws, nothing of the child is left.</summary>
    public Instance Adopt(int pid, Func<Leader, IProcessGroup> group, string? mark, FileIdentity[] spools)
    {
        PidFd? descriptor = null;
        try
        {
            descriptor = PidFd.Open(pid);
            return Adopt(new Leader(pid, descriptor), group, mark, spools);
        }
        catch (SystemCallException)
        {
            _children.Abandon(pid);
            descriptor?.Dispose();
            throw;
        }
    }

    // Watched last: from then on the exit may be told at any moment.
    private Instance Adopt(Leader leader, Func<Leader, IProcessGroup> group, string? mark, FileIdentity[] spools)
    {
        var instance = new Instance(leader, group(leader), mark, spools);
        _children.Register(leader);
        _instances.Add(instance);
        Watch(instance);
        return instance;
    }

    private void Watch(Instance instance)
    {
        try
        {
            _watch.Add(instance.Leader.Descriptor, () => LeaderEnded(instance));
        }
        catch (SystemCallException)
        {
            _instances.Remove(instance);
            throw;
        }
    }

    public void Terminate(Instance instance) => _census.Terminate(instance);

    public void Kill(Instance instance) => _census.Kill(instance);

    private void LeaderEnded(Instance instance)
    {
        var exit = instance.Group.NeedsLeader ? instance.Leader.TryReadExit() : _children.TryReap(instance.Leader);
        if (exit is null)
        {
            _ = LookAgain(instance);
            return;
        }

        instance.Exited.SetResult(exit);
        _census.LeaderEnded(instance);
    }

    // The kernel tells the end of a traced leader at once, but its status only when the tracer has collected it.
    private async Task LookAgain(Instance instance)
    {
        await Task.Delay(s_untilCollected);
        LeaderEnded(instance);
    }

    private static Guardian Start()
    {
        Requirements.Check();
        return new Guardian();
    }

    private static void BecomeSubreaper() =>
        SystemCallException.ThrowIfFailed(Libc.Prctl(Libc.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), "prctl(PR_SET_CHILD_SUBREAPER)");
}
