using Akka.Actor;

namespace Akka.Hosting;

/// <summary>The well-known actors of a system, each under a type as its key.</summary>
public interface IReadOnlyActorRegistry : IEnumerable<KeyValuePair<Type, IActorRef>>
{
    /// <exception cref="MissingActorRegistryEntryException">No actor has been registered under the key.</exception>
    IActorRef Get<TKey>();

    /// <summary>The actor is nobody when there is none.</summary>
    bool TryGet<TKey>(out IActorRef actor);

    /// <inheritdoc cref="TryGet{TKey}"/>
    bool TryGet(Type key, out IActorRef actor);

    /// <summary>The actor, as soon as it has been registered.</summary>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);

    /// <inheritdoc cref="GetAsync{TKey}"/>
    Task<IActorRef> GetAsync(Type key, CancellationToken ct = default);
}
