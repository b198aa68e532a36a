namespace Akka.Actor;

/// <summary>Walks the tree, one element of a path at a time.</summary>
internal static class ActorSelectionPath
{
    public static IActorRef Walk(IActorRef anchor, IReadOnlyList<string> elements)
    {
        var found = anchor;
        for (var i = 0; i < elements.Count && found is not Nobody; i++) found = Step(found, elements[i]);

        return found;
    }

    public static IActorRef Step(IActorRef from, string element) => (element, from) switch
    {
        ("..", IInternalActorRef actor) => actor.Parent,
        (_, LocalActorRef actor) => actor.Cell.GetSingleChild(element),
        (_, IInternalActorRef actor) => actor.GetChild([element]),
        _ => ActorRefs.Nobody,
    };
}
