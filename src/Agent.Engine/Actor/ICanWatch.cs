namespace Akka.Actor;

/// <summary>Hears of the death of other actors.</summary>
public interface ICanWatch
{
    /// <summary>One <see cref="Terminated"/> will come when the subject is gone, also when it is gone already.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>As <see cref="Watch"/>, but with a message of one's own instead of <see cref="Terminated"/>.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    IActorRef Unwatch(IActorRef subject);
}
