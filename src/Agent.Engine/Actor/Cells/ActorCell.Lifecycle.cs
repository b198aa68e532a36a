using Akka.Actor.Internal;
using Akka.Actor.Scheduler;

namespace Akka.Actor;

/// <summary>Birth and death of the instance.</summary>
internal sealed partial class ActorCell
{
    private TimerScheduler? _timers;

    public ITimerScheduler NewTimers() => _timers = new TimerScheduler(this);

    private void CreateActor()
    {
        try
        {
            _actor = NewActor();
            _actor.AroundPreStart();
        }
        catch (Exception failure)
        {
            ClearActor();
            throw new ActorInitializationException(_self, "Exception during creation", failure);
        }
    }

    private ActorBase NewActor()
    {
        ClearBehaviours();
        var actor = Props.NewActor();
        (actor as IInitializableActor)?.Init();
        if (actor is IActorStash stashing) stashing.Stash ??= new Stash(this);
        return actor;
    }

    /// <summary>Lets go of the instance. What it had stashed goes back into the mailbox.</summary>
    private void ClearActor()
    {
        // A constructor that fails may have started timers already.
        _timers?.CancelAll();
        _timers = null;
        if (_actor is null) return;

        (_actor as IActorStash)?.Stash?.UnstashAll();
        _actor.Clear(_self);
        Props.Release(_actor);
        _actor = null;
    }
}
