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
    private readonly Census _census;

    private Guardian()
    {
        BecomeSubreaper();
        _children = new Children();
        LateEntry = new LateEntry(Warn);
        _census = new Census(_children, _instances, Watch, Warn);
        _ = new OrphanReaper(_children, _census.OrphanReaped);
    }

    public static Guardian Shared => s_shared.Value;

    /// <summary>Something that an operator should know. Raised on the threads of the guardian: be quick.</summary>
    public event Action<string>? Warned;

    public bool CanSignalGroupsByIdentity { get; } = GroupByIdentity.IsSupported();

    public Children Children => _children;

    public SpawnThreads SpawnThreads { get; } = new();

    public PrivilegeLock PrivilegeLock { get; } = new();

    public LateEntry LateEntry { get; }

    public EventWatch Watch { get; } = new();

    public void Warn(string message) => Warned?.Invoke(message);

    /// <summary>The birth of an instance whose processes will bear <paramref name="mark"/>; it is over when this is disposed.</summary>
    public IDisposable BeginBirth(string mark) => new BirthUnderWay(_children, _instances, mark);

    /// <summary>To be called within a birth. If it throws, nothing of the child is left.</summary>
    public Instance Adopt(int pid, Func<Leader, IProcessGroup> group, string? mark, FileIdentity[] spools, ControlGroup? controlGroup)
    {
        PidFd? descriptor = null;
        try
        {
            descriptor = PidFd.Open(pid);
            var leader = new ChildLeader(pid, descriptor);
            var instance = new Instance(leader, group(leader), mark, spools) { Started = StartOf(pid), ControlGroup = controlGroup };
            _children.Register(leader);
            Follow(instance);
            return instance;
        }
        catch
        {
            _children.Abandon(pid);
            descriptor?.Dispose();
            throw;
        }
    }

    /// <summary>If it throws, the instance is not known, and may be followed later.</summary>
    public void Follow(Instance instance)
    {
        _instances.Add(instance);

        if (instance.Leader is { } leader)
            WatchLeader(instance, leader);
        else
            _census.LeaderEnded(instance);
    }

    // Last: from then on the exit may be told at any moment.
    private void WatchLeader(Instance instance, Leader leader)
    {
        try
        {
            Watch.Add(leader.Descriptor, () => LeaderEnded(instance, leader));
        }
        catch (SystemCallException)
        {
            _instances.Remove(instance);
            throw;
        }
    }

    // A stopped process sees the request only when it goes on.
    public void Terminate(Instance instance, Signal signal) => _census.Ask(instance, signal, Signal.Continue);

    public void Send(Instance instance, Signal signal) => _census.Ask(instance, signal);

    public void SendToLeader(Instance instance, Signal signal) => _census.AskLeader(instance, signal);

    public void Kill(Instance instance) => _census.Kill(instance);

    private void LeaderEnded(Instance instance, Leader leader)
    {
        var exit = leader is ChildLeader child && !instance.Group.NeedsLeader ? _children.TryReap(child) : leader.TryReadExit();
        if (exit is null)
        {
            _ = LookAgain(instance, leader);
            return;
        }

        instance.Exited.SetResult(IsOutOfMemory(instance, exit) ? exit with { IsOutOfMemory = true } : exit);
        _census.LeaderEnded(instance);
    }

    // A shell tells by its exit code how its child was ended.
    private bool IsOutOfMemory(Instance instance, ProcessExit exit)
    {
        try
        {
            return (exit.Signal == Libc.SIGKILL || exit.Code == 128 + Libc.SIGKILL)
                && instance is { IsBeingKilled: false, ControlGroup.HasRunOutOfMemory: true };
        }
        catch (SystemCallException failure)
        {
            Warn($"Cannot tell whether the memory of instance {instance.Mark} was used up: {failure.Message}.");
            return false;
        }
    }

    // The kernel tells the end of a traced leader at once, but its status only when the tracer has collected it.
    private async Task LookAgain(Instance instance, Leader leader)
    {
        await Task.Delay(s_untilCollected);
        LeaderEnded(instance, leader);
    }

    // A child that was not reaped is always there to be read.
    private static long StartOf(int pid) =>
        ProcessStat.TryRead(pid)?.Started ?? throw new SystemCallException($"read(/proc/{pid}/stat)", Errno.ESRCH);

    private static Guardian Start()
    {
        Requirements.Check();
        return new Guardian();
    }

    private static void BecomeSubreaper() =>
        SystemCallException.ThrowIfFailed(Libc.Prctl(Libc.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), "prctl(PR_SET_CHILD_SUBREAPER)");
}
