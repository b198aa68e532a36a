using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What a stash needs of its actor.</summary>
internal sealed partial class ActorCell
{
    public MessageNode? CurrentNode => _current;

    public Envelope EnvelopeOf(MessageNode message) => new(message.Message, message.Sender ?? SystemImpl.DeadLetters);

    public void Prepend(MessageNode first, MessageNode last)
    {
        for (var message = first; message is not null; message = message.Next) ReannounceTerminated(message.Message);

        Mailbox.Prepend(first, last);
    }

    private void ReannounceTerminated(object message)
    {
        if (message is Terminated terminated) (_deathWatch ??= new DeathWatch()).Announce(terminated.ActorRef, null);
    }
}
