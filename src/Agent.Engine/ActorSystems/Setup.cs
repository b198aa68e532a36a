namespace Akka.Actor.Setup;

/// <summary>Settings that are objects, not text.</summary>
public abstract class Setup
{
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
