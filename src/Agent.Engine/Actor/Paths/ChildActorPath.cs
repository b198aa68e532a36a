namespace Akka.Actor;

/// <summary>The path of an actor below another one.</summary>
public sealed class ChildActorPath : ActorPath
{
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(name, uid)
    {
        Parent = parentPath;
        Depth = parentPath.Depth + 1;
    }

    public override Address Address => Root.Address;

    public override ActorPath Parent { get; }

    public override ActorPath Root => Parent.Root;

    public override int Depth { get; }
}
