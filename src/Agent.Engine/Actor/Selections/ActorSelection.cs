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
        var target = ActorSelectionPath.Walk(Anchor, _elements);
        if (target is Nobody) target = Missing();

        target.Tell(message, sender ?? ActorCell.GetCurrentSelfOrNoSender());
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

    private EmptyLocalActorRef Missing()
    {
        var anchor = (IInternalActorRef)Anchor;
        var provider = (LocalActorRefProvider)anchor.Provider;
        return provider.Missing(anchor.Path / _elements);
    }
}
