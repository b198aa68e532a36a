using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Children by name, and which of them are dying. Its lock is never held while an actor's code runs.</summary>
internal sealed class ChildrenContainer
{
    /// <summary>Of an actor that died childless.</summary>
    public static readonly ChildrenContainer Closed = new() { _closed = true };

    private readonly Dictionary<string, LocalActorRef> _byName = [];
    private HashSet<LocalActorRef>? _dying;
    private long _unnamed;
    private bool _closed;

    public SuspendReason Reason { get; private set; }

    /// <summary>The failure that a restart waits with.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>The strategy of the present instance, once it was needed.</summary>
    public SupervisorStrategy? Strategy { get; set; }

    /// <summary>A new instance is due as soon as the dying children are gone.</summary>
    public bool IsWaiting => Reason is SuspendReason.Recreation or SuspendReason.Creation;

    public LocalActorRef Add(ActorCell parent, Props props, string? name)
    {
        lock (_byName)
        {
            if (_closed)
                throw new InvalidOperationException("Cannot create child while terminating or terminated");

            var child = new LocalActorRef(parent, props, name ?? ActorName.Auto(_unnamed++));
            if (!_byName.TryAdd(child.Name, child))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");

            return child;
        }
    }

    public LocalActorRef? Find(string name)
    {
        lock (_byName) return _byName.GetValueOrDefault(name);
    }

    public bool Contains(IActorRef actor)
    {
        lock (_byName) return actor is LocalActorRef child && Has(child);
    }

    public LocalActorRef[] Snapshot()
    {
        lock (_byName) return [.. _byName.Values];
    }

    public void MarkDying(LocalActorRef child)
    {
        lock (_byName)
        {
            if (Has(child)) (_dying ??= []).Add(child);
        }
    }

    /// <summary>From now on nobody gets in.</summary>
    public void Close()
    {
        lock (_byName) _closed = true;
    }

    /// <summary>False when no child is dying: then there is nothing to wait for.</summary>
    public bool Await(SuspendReason reason, Exception? cause)
    {
        lock (_byName)
        {
            if (_dying is null) return false;

            (Reason, Cause) = (reason, cause);
            return true;
        }
    }

    /// <summary>Forgets a child, and says what was waited for when it was the last one to be waited for.</summary>
    public (SuspendReason Reason, Exception? Cause) Remove(LocalActorRef child)
    {
        lock (_byName)
        {
            _byName.Remove(child.Name);
            if (_dying is null || !_dying.Remove(child) || _dying.Count > 0) return (SuspendReason.UserRequest, null);

            var awaited = (Reason, Cause);
            (_dying, Reason, Cause) = (null, SuspendReason.UserRequest, null);
            return awaited;
        }
    }

    private bool Has(LocalActorRef child) =>
        _byName.TryGetValue(child.Name, out var known) && ReferenceEquals(known, child);
}
