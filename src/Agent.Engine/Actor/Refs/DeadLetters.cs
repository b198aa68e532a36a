using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What becomes of messages to actors that are no more.</summary>
internal static class DeadLetters
{
    public static void Publish(EventStream bus, object message, IActorRef sender, IActorRef recipient)
    {
        // One that a dead subscriber did not get: announcing it would reach that subscriber again, without an end.
        if (message is AllDeadLetters) return;

        bus.Publish(message is IDeadLetterSuppression suppressed
            ? new SuppressedDeadLetter(suppressed, sender, recipient)
            : new DeadLetter(message, sender, recipient));
    }

    /// <summary>Of all system messages only a request to watch still needs an answer when there is no actor.</summary>
    public static void AnswerForTheDead(ISystemMessage message, IActorRef dead)
    {
        if (message is Watch watch && !watch.Watcher.Equals(dead))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false));
    }
}
