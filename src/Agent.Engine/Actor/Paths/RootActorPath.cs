namespace Akka.Actor;

/// <summary>The root of an actor system's tree.</summary>
public sealed class RootActorPath : ActorPath
{
    public RootActorPath(Address address, string name = "")
        : base(name, ActorCell.UndefinedUid) =>
        Address = address;

    public override Address Address { get; }

    public override ActorPath Parent => this;

    public override ActorPath Root => this;

    public override int Depth => 0;
}
