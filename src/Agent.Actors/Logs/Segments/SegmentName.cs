using System.Globalization;

namespace Agent.Actors.Logs.Segments;

/// <summary>The name of one file of a log, <c>SSSSSSSS.G.OUT.ERR.log</c>: it also says from where in the spools its content was copied.</summary>
/// <param name="Number">Counts from 1. The highest is the one that is written to.</param>
/// <param name="Generation">Of the spools.</param>
/// <param name="Output">Where in the spool of standard output this segment begins, in bytes.</param>
/// <param name="Error">The same for standard error.</param>
internal readonly record struct SegmentName(int Number, int Generation, long Output, long Error)
{
    public const string Extension = ".log";
    public const string CompressedExtension = ".log.gz";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number:D8}.{Generation}.{Output}.{Error}{Extension}");

    /// <summary>Only names exactly as <see cref="ToString"/> makes them.</summary>
    public static bool TryParse(string text, out SegmentName name)
    {
        var parts = text.Split('.');
        name = default;

        if (parts.Length != 5 || !TryNumber(parts[0], out int number) || !TryNumber(parts[1], out int generation)) return false;
        if (!TryNumber(parts[2], out long output) || !TryNumber(parts[3], out long error)) return false;

        name = new SegmentName(number, generation, output, error);
        return name.ToString() == text;
    }

    public static bool TryParseCompressed(string text, out SegmentName name)
    {
        name = default;
        return text.EndsWith(CompressedExtension, StringComparison.Ordinal) && TryParse(text[..^3], out name);
    }

    private static bool TryNumber<T>(string text, out T number)
        where T : struct, System.Numerics.INumber<T> =>
        T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
