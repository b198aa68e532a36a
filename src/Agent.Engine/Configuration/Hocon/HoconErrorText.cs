namespace Akka.Configuration.Hocon;

/// <summary>Shows a mistake in the line that has it.</summary>
internal static class HoconErrorText
{
    // A line of a file that is no configuration at all can be as long as the file.
    private const int ShownBefore = 80;
    private const int ShownAfter = 40;

    internal static string At(string text, string? source, int position, string problem)
    {
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var column = position - start + 1;

        var from = Math.Max(start, position - ShownBefore);
        var shown = Printable(text, from, Math.Min(LineEnd(text, position), position + ShownAfter));
        return $"{problem} (at line {line}, column {column}{(source is null ? "" : $" of {source}")})\n  {shown}\n  {new string(' ', position - from)}^";
    }

    private static int LineEnd(string text, int position)
    {
        var end = text.AsSpan(position).IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : position + end;
    }

    private static string Printable(string text, int from, int to) =>
        string.Create(to - from, (text, from), (line, part) =>
        {
            part.text.AsSpan(part.from, line.Length).CopyTo(line);
            for (var i = 0; i < line.Length; i++)
                if (char.IsControl(line[i])) line[i] = ' ';
        });
}
