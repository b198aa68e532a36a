using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>The actor's children. Any thread may look at them, and guardians get theirs from any thread.</summary>
internal sealed partial class ActorCell
{
    private ChildrenContainer? _children;

    public IActorRef ActorOf(Props props, string? name = null)
    {
        if (name is not null) ActorName.Check(name);

        var child = ChildrenOrNew().Add(this, props, name);
        child.Start();
        return child;
    }

    public IActorRef Child(string name) => GetSingleChild(name);

    public IInternalActorRef GetSingleChild(string name) => _children?.Find(name) ?? (IInternalActorRef)ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => Children;

    public void Stop(IActorRef child)
    {
        if (child is LocalActorRef local) _children?.MarkDying(local);

        ((IInternalActorRef)child).Stop();
    }

    private LocalActorRef[] Children => _children?.Snapshot() ?? [];

    private bool IsTerminating => _children is { Reason: SuspendReason.Termination };

    private ChildrenContainer ChildrenOrNew() =>
        _children ?? Interlocked.CompareExchange(ref _children, new ChildrenContainer(), null) ?? _children;

    private void CloseChildren()
    {
        var children = _children ?? Interlocked.CompareExchange(ref _children, ChildrenContainer.Closed, null);
        children?.Close();
    }

    private void StopChildren()
    {
        foreach (var child in Children) Stop(child);
    }

    private void SuspendChildren(IReadOnlyCollection<LocalActorRef>? except = null)
    {
        foreach (var child in Children)
        {
            if (except is null || !except.Contains(child)) child.Suspend();
        }
    }

    private void ResumeChildren(Exception? causedByFailure, IActorRef? perpetrator)
    {
        foreach (var child in Children)
            child.Resume(ReferenceEquals(child, perpetrator) ? causedByFailure : null);
    }

    /// <summary>True when there are dying children, and <paramref name="reason"/> says what follows their death.</summary>
    private bool WaitsForChildren(SuspendReason reason, Exception? cause = null) =>
        _children is not null && _children.Await(reason, cause);
}
