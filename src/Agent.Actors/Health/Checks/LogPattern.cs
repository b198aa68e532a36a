using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Agent.Actors.Health.Checks;

/// <summary>What a line of a log is compared with, in a time that grows with the line's length and nothing else.</summary>
public sealed class LogPattern
{
    /// <summary>In bytes. What a line has beyond that does not count: some patterns take 25 µs for each.</summary>
    private const int LongestText = 16 << 10;

    private const int LongestPattern = 1000;

    private readonly Regex _regex;
    private char[] _text = [];

    private LogPattern(Regex regex) => _regex = regex;

    /// <param name="mistake">Why <paramref name="text"/> is no pattern: the end of a sentence.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out LogPattern? pattern, [NotNullWhen(false)] out string? mistake)
    {
        (pattern, mistake) = (null, null);

        try
        {
            if (text.Length is 0 or > LongestPattern)
                mistake = $"must have 1 to {LongestPattern} characters";
            else
                pattern = new LogPattern(new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (RegexParseException e)
        {
            mistake = $"is no regular expression: {e.Message}";
        }
        catch (NotSupportedException e)
        {
            mistake = $"cannot be matched without backtracking: {e.Message}";
        }

        return pattern is not null;
    }

    /// <summary>Not by two threads at once.</summary>
    public bool Matches(ReadOnlySpan<byte> line)
    {
        var bytes = line[..Math.Min(line.Length, LongestText)].TrimEnd((byte)'\r');
        if (_text.Length < bytes.Length) _text = new char[Math.Max(bytes.Length, 256)];

        var length = Encoding.UTF8.GetChars(bytes, _text);
        return _regex.IsMatch(_text.AsSpan(0, length));
    }
}
