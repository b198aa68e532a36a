using System.IO.Enumeration;

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

    /// <summary>As <see cref="Walk"/>, along all ways that fit.</summary>
    public static IReadOnlyCollection<IActorRef> WalkAll(IActorRef anchor, IReadOnlyList<string> elements) =>
        elements.Aggregate<string, IActorRef[]>([anchor], static (found, element) => [.. found.SelectMany(from => Steps(from, element))]);

    public static IActorRef Step(IActorRef from, string element) => (element, from) switch
    {
        ("..", IInternalActorRef actor) => actor.Parent,
        (_, LocalActorRef actor) => actor.Cell.GetSingleChild(element),
        (_, IInternalActorRef actor) => actor.GetChild([element]),
        _ => ActorRefs.Nobody,
    };

    public static bool IsPattern(string element) => element.AsSpan().ContainsAny('*', '?');

    private static IEnumerable<IActorRef> Steps(IActorRef from, string element)
    {
        if (IsPattern(element)) return Children(from).Where(child => FileSystemName.MatchesSimpleExpression(element, child.Path.Name));

        var next = Step(from, element);
        return next is Nobody ? [] : [next];
    }

    private static IEnumerable<IActorRef> Children(IActorRef parent) => parent switch
    {
        LocalActorRef actor => actor.Cell.GetChildren(),
        Internal.RootActorRef root => root.Guardians,
        _ => [],
    };
}
