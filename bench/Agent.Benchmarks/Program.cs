using Agent.Benchmarks.Durability;
using Agent.Benchmarks.Memory;
using Agent.Benchmarks.Rates;
using Agent.Benchmarks.Results;
using Agent.Benchmarks.Start;

switch (args)
{
    case []:
        ResultTable.Print([.. StartDriver.Measure(), .. IdleActors.Measure(), .. RateRun.Measure([])]);
        return 0;
    case ["rates", .. var filter]:
        ResultTable.Print(RateRun.Measure(filter));
        return 0;
    case ["memory"]:
        ResultTable.Print(IdleActors.Measure());
        return 0;
    case ["starts"]:
        ResultTable.Print(StartDriver.Measure());
        return 0;
    case ["journal"]:
        await JournalRun.PrintAsync();
        return 0;
    case ["start"]:
        Console.WriteLine(await StartUp.MeasureAsync());
        return 0;
    default:
        Console.Error.WriteLine("usage: Agent.Benchmarks [rates [BENCHMARKDOTNET OPTIONS] | memory | starts | journal | start]");
        return 2;
}
