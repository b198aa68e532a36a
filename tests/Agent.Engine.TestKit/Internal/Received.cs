using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>A message as the test actor got it.</summary>
internal sealed record Received(object Message, IActorRef Sender);
