using Akka.Actor;

namespace Akka.Event;

/// <summary>A message to an actor that is no more, or never was.</summary>
public sealed class DeadLetter(object message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);
