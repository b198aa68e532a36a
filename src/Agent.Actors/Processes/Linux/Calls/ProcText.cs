using System.Buffers.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>Numbers out of the files in /proc.</summary>
internal static class ProcText
{
    /// <summary>Numbers with a space after each.</summary>
    public static List<int> Numbers(ReadOnlySpan<byte> text)
    {
        var numbers = new List<int>();

        while (Utf8Parser.TryParse(text, out int number, out var length))
        {
            numbers.Add(number);
            text = text[Math.Min(length + 1, text.Length)..];
        }

        return numbers;
    }

    /// <summary>The nth word, counted from 0.</summary>
    public static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> text, int index)
    {
        for (; index > 0; index--)
            text = text[(text.IndexOf((byte)' ') + 1)..];

        var end = text.IndexOf((byte)' ');
        return end < 0 ? text : text[..end];
    }

    public static long Number(ReadOnlySpan<byte> text, int index) =>
        Utf8Parser.TryParse(Word(text, index), out long number, out _)
            ? number
            : throw new InvalidDataException($"No number at {index} in a file of /proc.");
}
