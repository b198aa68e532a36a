using System.Text.RegularExpressions;

namespace Akka.TestKit;

/// <summary>What a text must be, start with or contain. The first of the three that is given decides.</summary>
internal sealed class TextPattern
{
    private readonly string _description;
    private readonly Predicate<string> _fits;

    public TextPattern(string? message, string? start, string? contains)
    {
        _description = message ?? (start is not null ? $"{start}…" : contains is not null ? $"…{contains}…" : "anything");
        _fits = text =>
            message is not null ? text == message
            : start is not null ? text.StartsWith(start, StringComparison.Ordinal)
            : contains is null || text.Contains(contains, StringComparison.Ordinal);
    }

    public TextPattern(Regex pattern)
    {
        _description = $"/{pattern}/";
        _fits = pattern.IsMatch;
    }

    public bool Fits(string? text) => _fits(text ?? "");

    public override string ToString() => _description;
}
