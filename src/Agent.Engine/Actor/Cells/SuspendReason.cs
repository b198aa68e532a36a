namespace Akka.Actor.Internal;

/// <summary>What the death of the dying children is waited for.</summary>
internal enum SuspendReason
{
    /// <summary>Nothing: the actor stopped some of its children and goes on.</summary>
    UserRequest,
    Recreation,
    Creation,
    Termination,
}
