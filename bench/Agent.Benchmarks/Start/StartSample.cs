using System.Globalization;

namespace Agent.Benchmarks.Start;

/// <summary>One start, and the line in which a process tells it to the one that started it.</summary>
internal sealed record StartSample(double Milliseconds, double WorkingSetMiB, double WorkingSetBefore)
{
    private const string Mark = "started:";

    public double Growth => WorkingSetMiB - WorkingSetBefore;

    /// <summary>Finds the line among those that the engine has logged.</summary>
    public static StartSample Find(IEnumerable<string> output)
    {
        var words = output.First(line => line.StartsWith(Mark, StringComparison.Ordinal)).Split(' ');
        return new StartSample(Number(words[1]), Number(words[3]), Number(words[5]));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark} {Milliseconds:F1} ms, {WorkingSetMiB:F1} MiB, {WorkingSetBefore:F1} before");

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
