using System.Globalization;

namespace Agent.Actors.Specs;

/// <summary>HTTP's statuses from one to another, both included: <c>200-399</c>, or <c>204</c>.</summary>
public readonly record struct StatusRange(int Min, int Max)
{
    public static bool TryParse(string text, out StatusRange range)
    {
        var parts = text.Split('-');
        range = new StatusRange(StatusOf(parts[0]), StatusOf(parts[^1]));
        return parts.Length <= 2 && range.Min >= 100 && range.Max >= range.Min;
    }

    public override string ToString() => Min == Max ? $"{Min}" : $"{Min}-{Max}";

    // Three digits: nothing above 599 is a status.
    private static int StatusOf(string text) =>
        text.Length == 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status <= 599 ? status : 0;
}
