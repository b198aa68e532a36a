using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Reads <c>akka://system/user/a/b</c>, with or without the <c>#uid</c> of an incarnation.</summary>
internal static class ActorPathParser
{
    private const string SchemeEnd = "://";

    public static bool TryParse(string? text, [NotNullWhen(true)] out ActorPath? path)
    {
        path = null;
        var scheme = text?.IndexOf(SchemeEnd, StringComparison.Ordinal) ?? -1;
        if (scheme <= 0) return false;

        var rest = text![(scheme + SchemeEnd.Length)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var system = slash < 0 ? rest : rest[..slash];
        if (system.Length == 0) return false;

        path = Descend(new RootActorPath(new Address(text[..scheme], system)), slash < 0 ? "" : rest[(slash + 1)..]);
        return true;
    }

    private static ActorPath Descend(ActorPath root, string relative)
    {
        var (elements, uid) = SplitUid(relative);
        var path = root;
        foreach (var element in elements.Split('/', StringSplitOptions.RemoveEmptyEntries))
            path = path.Child(element);

        return uid == ActorCell.UndefinedUid || path.Depth == 0 ? path : new ChildActorPath(path.Parent, path.Name, uid);
    }

    private static (string Elements, long Uid) SplitUid(string relative)
    {
        var hash = relative.LastIndexOf('#');
        return hash >= 0 && long.TryParse(relative.AsSpan(hash + 1), out var uid)
            ? (relative[..hash], uid)
            : (relative, ActorCell.UndefinedUid);
    }
}
