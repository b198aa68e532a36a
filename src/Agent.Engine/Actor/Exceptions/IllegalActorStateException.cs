namespace Akka.Actor;

/// <summary>An actor did something that its present state forbids.</summary>
public class IllegalActorStateException : AkkaException
{
    public IllegalActorStateException(string message)
        : base(message)
    {
    }
}
