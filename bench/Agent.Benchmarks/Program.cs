using Agent.Benchmarks.Durability;
using Agent.Benchmarks.Logs;
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
    case ["logs", .. var size] when OperatingSystem.IsLinux():
        return await LogRun.Measure(size is [var mebibytes] ? int.Parse(mebibytes, System.Globalization.CultureInfo.InvariantCulture) : 2048);
    default:
        Console.Error.WriteLine("usage: Agent.Benchmarks [rates [BENCHMARKDOTNET OPTIONS] | memory | starts | journal | logs [MEBIBYTES] | start]");
        return 2;
}
