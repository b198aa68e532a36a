namespace Akka.Configuration.Hocon;

/// <summary>The text that is being read, and the place in it.</summary>
internal sealed class HoconText(string text, string? source)
{
    internal const char End = '\0';

    internal int Position { get; private set; }

    internal bool IsAtEnd => Position >= text.Length;

    internal int Length => text.Length;

    internal char Next => IsAtEnd ? End : text[Position];

    internal bool IsBlank => Next is ' ' or '\t';

    internal bool IsComment => Next == '#' || (Next == '/' && IsNext("//"));

    /// <summary>What was read since a position.</summary>
    internal string Since(int start) => text[start..Position];

    internal ReadOnlySpan<char> Rest => text.AsSpan(Position);

    // Plain loops here: the vectorised searches of the framework take longer to compile than a configuration takes to read.
    internal bool IsNext(string expected)
    {
        if (text.Length - Position < expected.Length) return false;

        for (var i = 0; i < expected.Length; i++)
            if (text[Position + i] != expected[i]) return false;
        return true;
    }

    internal void Skip(int length = 1) => Position = Math.Min(Position + length, text.Length);

    internal bool TrySkip(char expected)
    {
        if (IsAtEnd || text[Position] != expected) return false;

        Position++;
        return true;
    }

    internal void SkipBlanks()
    {
        while (IsBlank) Position++;
    }

    /// <summary>Passes blanks, line ends and comments.</summary>
    internal void SkipLayout()
    {
        while (!IsAtEnd)
        {
            if (char.IsWhiteSpace(text[Position]) || text[Position] == ByteOrderMark) Position++;
            else if (IsComment) SkipLine();
            else return;
        }
    }

    internal FormatException Error(string problem) => Error(problem, Position);

    internal FormatException Error(string problem, int position) => new(Describe(problem, position));

    /// <summary>The problem, its line and column, and the line itself with a mark below the place.</summary>
    internal string Describe(string problem, int position) => HoconErrorText.At(text, source, position, problem);

    private const char ByteOrderMark = '\uFEFF';

    private void SkipLine()
    {
        while (!IsAtEnd && text[Position] != '\n') Position++;
    }
}
