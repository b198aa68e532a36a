using System.Diagnostics;
using Agent.Benchmarks.Results;

namespace Agent.Benchmarks.Start;

/// <summary>Starts this program anew several times; the figures are medians.</summary>
internal static class StartDriver
{
    private const int Runs = 11;

    public static IReadOnlyList<Figure> Measure()
    {
        var samples = Enumerable.Range(0, Runs).Select(_ => StartOnce()).ToList();

        return
        [
            new Figure(Targets.FirstAsk, Median(samples, sample => sample.Milliseconds)),
            new Figure(Targets.Growth, Median(samples, sample => sample.Growth)),
        ];
    }

    private static StartSample StartOnce()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Agent.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [program, "start"]) { RedirectStandardOutput = true };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        return StartSample.Find(output.Split('\n'));
    }

    private static double Median(IEnumerable<StartSample> samples, Func<StartSample, double> value) =>
        samples.Select(value).Order().ElementAt(Runs / 2);
}
