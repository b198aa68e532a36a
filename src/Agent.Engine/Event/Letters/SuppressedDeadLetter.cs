using Akka.Actor;

namespace Akka.Event;

/// <summary>A dead letter that only those hear of who ask for exactly these.</summary>
public sealed class SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
    : AllDeadLetters(message, sender, recipient);
