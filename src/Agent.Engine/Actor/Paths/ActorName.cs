namespace Akka.Actor;

/// <summary>Which names actors may have, and which ones they get when nobody names them.</summary>
internal static class ActorName
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    /// <exception cref="InvalidActorNameException">The name is empty or has a character that a path cannot have.</exception>
    public static void Check(string name)
    {
        if (name.Length == 0) throw new InvalidActorNameException("Actor name must not be empty.");

        if (!IsValid(name))
            throw new InvalidActorNameException(
                $"Illegal actor name [{name}]. Actor paths MUST: not start with `$`, not be empty, and only contain ASCII letters, digits and these special characters: `{ActorPath.ValidSymbols}`");
    }

    public static bool IsValid(string? name)
    {
        if (string.IsNullOrEmpty(name) || name[0] == '$') return false;

        for (var i = 0; i < name.Length; i++)
        {
            if (IsPlain(name[i])) continue;
            if (!IsEscape(name, i)) return false;

            i += 2;
        }

        return true;
    }

    /// <summary>$a, $b … $~, $ab: the number in base 64, lowest digit first.</summary>
    public static string Auto(long number)
    {
        Span<char> name = stackalloc char[13];
        name[0] = '$';
        var length = 1;
        do
        {
            name[length++] = Digits[(int)(number & 63)];
            number >>>= 6;
        }
        while (number > 0);

        return new string(name[..length]);
    }

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || ActorPath.ValidSymbols.Contains(character, StringComparison.Ordinal);

    private static bool IsEscape(string name, int start) =>
        name[start] == '%'
        && start + 2 < name.Length
        && char.IsAsciiHexDigit(name[start + 1])
        && char.IsAsciiHexDigit(name[start + 2]);
}
