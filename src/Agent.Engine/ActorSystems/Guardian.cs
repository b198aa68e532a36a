namespace Akka.Actor.Internal;

/// <summary>Supervises the actors at the top of /user or /system, and takes no messages.</summary>
internal sealed class Guardian : ActorBase
{
    protected override bool Receive(object message) => false;
}
