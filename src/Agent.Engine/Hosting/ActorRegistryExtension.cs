using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Gives each actor system its registry.</summary>
public sealed class ActorRegistryExtension : ExtensionIdProvider<ActorRegistry>
{
    public override ActorRegistry CreateExtension(ExtendedActorSystem system) => new();
}
