using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>A path to be looked up at every message, whichever incarnation of the actor is there.</summary>
public class ActorSelection : ICanTell
{
    private readonly string[] _elements;

    public ActorSelection(IActorRef anchor, string path)
        : this(anchor, path.Split('/', StringSplitOptions.RemoveEmptyEntries))
    {
    }

    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
    {
        Anchor = anchor;
        _elements = [.. elements];
    }

    /// <summary>Where the path starts.</summary>
    public IActorRef Anchor { get; }

    public string PathString => "/" + string.Join('/', _elements);

    public void Tell(object message, IActorRef? sender = null)
    {
        sender ??= ActorCell.GetCurrentSelfOrNoSender();
        if (Array.Exists(_elements, ActorSelectionPath.IsPattern))
            TellAll(message, sender);
        else
            Existing(ActorSelectionPath.Walk(Anchor, _elements)).Tell(message, sender);
    }

    /// <exception cref="ActorNotFoundException">Nobody answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <inheritdoc cref="ResolveOne(TimeSpan)"/>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null!), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException($"Nobody is at {this}");
        }
        catch (Exception failure) when (failure is AskTimeoutException or TaskCanceledException)
        {
            throw new ActorNotFoundException($"Exception occurred while resolving {this}", failure);
        }
    }

    public override string ToString() => $"ActorSelection[Anchor({Anchor.Path}), Path({PathString})]";

    private void TellAll(object message, IActorRef sender)
    {
        var targets = ActorSelectionPath.WalkAll(Anchor, _elements);
        foreach (var target in targets) target.Tell(message, sender);

        if (targets.Count == 0) Existing(ActorRefs.Nobody).Tell(message, sender);
    }

    private IActorRef Existing(IActorRef found)
    {
        if (found is not Nobody) return found;

        var anchor = (IInternalActorRef)Anchor;
        return ((LocalActorRefProvider)anchor.Provider).Missing(anchor.Path / _elements);
    }
}
