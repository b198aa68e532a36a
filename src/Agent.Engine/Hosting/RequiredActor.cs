using Akka.Actor;

namespace Akka.Hosting;

/// <inheritdoc cref="IRequiredActor{TActor}"/>
public sealed class RequiredActor<TActor> : IRequiredActor<TActor>
{
    private readonly IReadOnlyActorRegistry _registry;

    public RequiredActor(IReadOnlyActorRegistry registry) => _registry = registry;

    public IActorRef ActorRef => _registry.TryGet<TActor>(out var actor) ? actor : throw Missing();

    public Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) => _registry.GetAsync<TActor>(cancellationToken);

    private static MissingActorRegistryEntryException Missing() =>
        new($"No actor is registered under {typeof(TActor)}: before the host has started, wait for it with GetAsync");
}
