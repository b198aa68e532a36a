namespace Akka.Hosting;

/// <summary>There is no actor under the key, or not yet.</summary>
public sealed class MissingActorRegistryEntryException : ActorRegistryException
{
    public MissingActorRegistryEntryException(string message)
        : base(message)
    {
    }
}
