using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>From a path, as it is written in code, to a selection.</summary>
internal static class ActorRefFactoryShared
{
    public static ActorSelection ActorSelection(ActorPath path, ActorSystemImpl system) =>
        new(system.ProviderImpl.RootAt(path.Address), path.Elements);

    /// <summary>Paths that begin with a slash or name a system are absolute; others start at <paramref name="anchor"/>.</summary>
    public static ActorSelection ActorSelection(string path, ActorSystemImpl system, IActorRef anchor)
    {
        if (ActorPath.TryParse(path, out var absolute)) return ActorSelection(absolute, system);

        return path.StartsWith('/')
            ? new ActorSelection(system.ProviderImpl.Root, path)
            : new ActorSelection(anchor, path);
    }
}
