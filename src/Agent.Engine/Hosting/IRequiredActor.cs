using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Brings a registered actor to where no actor system is known: to an endpoint, say.</summary>
/// <typeparam name="TActor">The key that it is registered under.</typeparam>
public interface IRequiredActor<TActor>
{
    /// <exception cref="MissingActorRegistryEntryException">It has not been registered yet.</exception>
    IActorRef ActorRef { get; }

    /// <summary>The actor, as soon as it has been registered.</summary>
    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}
