namespace Akka.Actor;

/// <summary>An actor selection matched no actor in time.</summary>
public class ActorNotFoundException : AkkaException
{
    public ActorNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
