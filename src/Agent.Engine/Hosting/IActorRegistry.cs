using Akka.Actor;

namespace Akka.Hosting;

/// <summary>The well-known actors of a system, and the way to make one known.</summary>
public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <exception cref="DuplicateActorRegistryException">The key is taken, and must not be overwritten.</exception>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>False when the key is taken or the actor is null.</summary>
    bool TryRegister<TKey>(IActorRef? actor, bool overwrite = false);

    /// <inheritdoc cref="TryRegister{TKey}"/>
    bool TryRegister(Type key, IActorRef? actor, bool overwrite = false);
}
