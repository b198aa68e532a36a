using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Logs;
using Agent.Actors.Services;
using Akka.Configuration;

namespace Agent.Benchmarks.Logs;

/// <summary>From a service's write to its log: a child appends lines to a spool as fast as it can, the pump copies them.</summary>
[SupportedOSPlatform("linux")]
internal static class LogRun
{
    private const string Settings = "service-agent.logs { segment-size = 50 MiB, segment-age = 1d, segments = 10, total-size = 10 GiB, compress = ";

    /// <param name="mebibytes">How much is written.</param>
    public static async Task<int> Measure(int mebibytes)
    {
        Console.WriteLine("| lines of | compressed | MB/s | pump, CPU s/GB | compression, CPU s/GB | memory grew by, MiB |");
        Console.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: |");

        foreach (var (length, compress) in new[] { (100, false), (100, true), (1000, false) })
            await Measure(mebibytes, length, compress);

        return 0;
    }

    private static async Task Measure(int mebibytes, int lineLength, bool compress)
    {
        var directory = Directory.CreateTempSubdirectory("agent-bench-logs-");
        var service = ServiceId.Parse("flood");

        try
        {
            await using var pump = LogPump.Start(directory.FullName, Options(compress), TimeProvider.System, _ => { }, Console.Error.WriteLine);
            var spools = await pump.WatchAsync(service);
            var before = Figures.Now();

            Write(spools.StandardOutput, mebibytes, lineLength);
            pump.InstanceEnded(service); // the last line is cut off
            while (pump.Lag(service) > 0) await Task.Delay(TimeSpan.FromMilliseconds(5));

            Print(before, Figures.Now(), mebibytes * 1.048576, lineLength, compress);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void Write(string spool, int mebibytes, int lineLength)
    {
        var line = new string('x', lineLength - 1);
        using var child = Process.Start("/bin/sh", ["-c", $"yes {line} | head -c {mebibytes}M >> {spool}"]);
        child.WaitForExit();
    }

    private static LogsOptions Options(bool compress) => AgentOptions.From(new SettingsReader(
        ConfigurationFactory.ParseString($"{Settings}{(compress ? "true" : "false")} }}").WithFallback(AgentConfiguration.Reference))).Logs;

    private static void Print(Figures before, Figures after, double megabytes, int lineLength, bool compress) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {lineLength} B | {(compress ? "yes" : "no")} | {megabytes / Seconds(before, after):0} | {PerGigabyte(after.Pump - before.Pump, megabytes):0.00} | {PerGigabyte(after.Keeper - before.Keeper, megabytes):0.00} | {(after.Memory - before.Memory) / 1048576.0:0.0} |"));

    private static double Seconds(Figures before, Figures after) => Stopwatch.GetElapsedTime(before.At, after.At).TotalSeconds;

    private static double PerGigabyte(TimeSpan time, double megabytes) => time.TotalSeconds * 1000 / megabytes;
}
