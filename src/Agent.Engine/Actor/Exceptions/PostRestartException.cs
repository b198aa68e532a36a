namespace Akka.Actor;

/// <summary>The new instance's constructor or its PostRestart failed during a restart.</summary>
public class PostRestartException : ActorInitializationException
{
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"Exception post restart ({originalCause.GetType()})", cause) =>
        OriginalCause = originalCause;

    /// <summary>The failure that made the restart necessary.</summary>
    public Exception OriginalCause { get; }
}
