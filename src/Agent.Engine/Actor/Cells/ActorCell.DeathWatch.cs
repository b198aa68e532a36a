using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Whom the actor watches, and who watches it.</summary>
internal sealed partial class ActorCell
{
    private DeathWatch? _deathWatch;

    public IActorRef Watch(IActorRef subject) => StartWatching(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message) => StartWatching(subject, message);

    public IActorRef Unwatch(IActorRef subject)
    {
        if (_self.Equals(subject) || _deathWatch is not { } watch) return subject;

        if (watch.StopWatching(subject, out _))
            ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(subject, _self));

        watch.Forget(subject);
        return subject;
    }

    private IActorRef StartWatching(IActorRef subject, object? message)
    {
        if (_self.Equals(subject)) return subject;

        var isNew = (_deathWatch ??= new DeathWatch()).StartWatching(subject, message);
        if (isNew) ((IInternalActorRef)subject).SendSystemMessage(new Watch(subject, _self));
        return subject;
    }

    private void AddWatcher(IInternalActorRef watcher) => (_deathWatch ??= new DeathWatch()).Watchers.Add(watcher);

    private void RemoveWatcher(IInternalActorRef watcher) => _deathWatch?.Watchers.Remove(watcher);

    private void WatchedActorTerminated(DeathWatchNotification notification)
    {
        var dead = notification.Actor;
        if (_deathWatch is { } watch && watch.StopWatching(dead, out var message) && !IsTerminating)
        {
            watch.Announce(dead, message);
            _self.Tell(new Terminated(dead, notification.ExistenceConfirmed, addressTerminated: false), dead);
        }

        if (_children is { } children && children.Contains(dead)) HandleChildTerminated((LocalActorRef)dead);
    }

    /// <summary>An actor that stopped watching meanwhile does not hear of the death.</summary>
    private void ReceiveTerminated(Terminated terminated)
    {
        if (_deathWatch is not { } watch || !watch.TakeAnnounced(terminated.ActorRef, out var message)) return;

        if (message is not null) _current = new MessageNode(message, terminated.ActorRef);
        ReceiveMessage(message ?? terminated);
    }

    private void TellWatchersWeDied()
    {
        foreach (var watcher in _deathWatch?.TakeWatchers() ?? [])
        {
            if (!watcher.Equals(Parent))
                watcher.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        }
    }

    private void UnwatchAll()
    {
        foreach (var subject in _deathWatch?.TakeWatched() ?? [])
            ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(subject, _self));
    }
}
