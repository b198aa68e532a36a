using Agent.Benchmarks.Results;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Agent.Benchmarks.Rates;

/// <summary>Runs the benchmarks of rates and turns nanoseconds an operation into millions of operations a second.</summary>
internal static class RateRun
{
    private static readonly Dictionary<string, Target> ByMethod = new()
    {
        [nameof(PingPong.OnePair)] = Targets.OnePair,
        [nameof(PingPong.AllPairs)] = Targets.AllPairs,
        [nameof(Flood.OneWay)] = Targets.Flood,
        [nameof(SequentialAsk.OneCaller)] = Targets.Ask,
    };

    public static IReadOnlyList<Figure> Measure(string[] options) =>
        [.. Run(options).SelectMany(summary => summary.Reports).Where(report => report.Success).Select(ToFigure)];

    private static IEnumerable<Summary> Run(string[] options) =>
        BenchmarkSwitcher.FromTypes([typeof(PingPong), typeof(Flood), typeof(SequentialAsk)]).Run(options is [] ? ["--filter", "*"] : options, RateConfig.Create());

    private static Figure ToFigure(BenchmarkReport report) =>
        new(ByMethod[report.BenchmarkCase.Descriptor.WorkloadMethod.Name], 1e3 / report.ResultStatistics!.Median);
}
