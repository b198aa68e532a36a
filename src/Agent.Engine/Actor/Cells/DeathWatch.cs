namespace Akka.Actor;

/// <summary>The death watch of one actor, in both directions.</summary>
internal sealed class DeathWatch
{
    private Dictionary<IActorRef, object?>? _watched;
    private Dictionary<IActorRef, object?>? _announced;
    private HashSet<IInternalActorRef>? _watchers;

    public HashSet<IInternalActorRef> Watchers => _watchers ??= [];

    /// <summary>False when it is watched already: then the first message stays.</summary>
    public bool StartWatching(IActorRef subject, object? message) => (_watched ??= []).TryAdd(subject, message);

    public bool StopWatching(IActorRef subject, out object? message)
    {
        message = null;
        return _watched is not null && _watched.Remove(subject, out message);
    }

    /// <summary>A Terminated is on its way through the mailbox.</summary>
    public void Announce(IActorRef dead, object? message) => (_announced ??= [])[dead] = message;

    public bool TakeAnnounced(IActorRef dead, out object? message)
    {
        message = null;
        return _announced is not null && _announced.Remove(dead, out message);
    }

    public void Forget(IActorRef subject) => _announced?.Remove(subject);

    public IReadOnlyCollection<IInternalActorRef> TakeWatchers()
    {
        var watchers = _watchers;
        _watchers = null;
        return watchers ?? [];
    }

    public IReadOnlyCollection<IActorRef> TakeWatched()
    {
        var watched = _watched?.Keys;
        _watched = null;
        _announced = null;
        return watched ?? (IReadOnlyCollection<IActorRef>)[];
    }
}
