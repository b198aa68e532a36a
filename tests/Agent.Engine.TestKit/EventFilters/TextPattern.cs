using System.Text.RegularExpressions;

namespace Akka.TestKit;

/// <summary>What a text must be, start with or contain. The first of the three that is given decides.</summary>
internal sealed class TextPattern
{
    private readonly string _description;
    private readonly Predicate<string> _fits;

    public TextPattern(string? message, string? start, string? contains) => (_description, _fits) = (message, start, contains) switch
    {
        ({ } whole, _, _) => ($"'{whole}'", text => text == whole),
        (_, { } first, _) => ($"'{first}…'", text => text.StartsWith(first, StringComparison.Ordinal)),
        (_, _, { } part) => ($"'…{part}…'", text => text.Contains(part, StringComparison.Ordinal)),
        _ => ("anything", _ => true),
    };

    public TextPattern(Regex pattern) => (_description, _fits) = ($"/{pattern}/", pattern.IsMatch);

    public bool Fits(string? text) => _fits(text ?? "");

    public override string ToString() => _description;
}
