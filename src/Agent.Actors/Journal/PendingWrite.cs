using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Journal;

/// <summary>A change that is not durable yet, and who waits for it.</summary>
/// <param name="Asker"><see langword="null"/> once he has been answered.</param>
internal sealed record PendingWrite(JournalChange Change, WriteNeed Need, long Ticket, IActorRef? Asker)
{
    public void AnswerWritten() => Asker?.Tell(new Written(Ticket));

    public void AnswerNotWritten(string reason) => Asker?.Tell(new NotWritten(Ticket, reason));
}
