using System.Globalization;

namespace Agent.Benchmarks.Start;

/// <summary>One start, and the line in which a process tells it to the one that started it.</summary>
internal sealed record StartSample(double Milliseconds, double WorkingSetMiB, double WorkingSetBefore)
{
    public double Growth => WorkingSetMiB - WorkingSetBefore;

    public static StartSample Parse(string line)
    {
        var words = line.Split(' ');
        return new StartSample(Number(words[0]), Number(words[2]), Number(words[4]));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Milliseconds:F1} ms {WorkingSetMiB:F1} MiB {WorkingSetBefore:F1} before");

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
