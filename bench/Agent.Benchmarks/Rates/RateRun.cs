using Agent.Benchmarks.Results;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Agent.Benchmarks.Rates;

/// <summary>Runs the benchmarks of rates and turns nanoseconds an operation into millions of operations a second.</summary>
internal static class RateRun
{
    private static readonly Dictionary<Type, Target> Benchmarks = new()
    {
        [typeof(PingPong)] = Targets.PingPong,
        [typeof(Flood)] = Targets.Flood,
        [typeof(SequentialAsk)] = Targets.Ask,
    };

    public static IReadOnlyList<Figure> Measure(string[] options) =>
        [.. Run(options).SelectMany(summary => summary.Reports).Where(report => report.Success).Select(ToFigure)];

    private static IEnumerable<Summary> Run(string[] options) =>
        BenchmarkSwitcher.FromTypes([.. Benchmarks.Keys]).Run(options is [] ? ["--filter", "*"] : options, RateConfig.Create());

    private static Figure ToFigure(BenchmarkReport report) =>
        new(Benchmarks[report.BenchmarkCase.Descriptor.Type], 1e3 / report.ResultStatistics!.Median);
}
