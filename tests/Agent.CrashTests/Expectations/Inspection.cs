using Agent.CrashTests.Agents;
using Agent.CrashTests.Observations;

namespace Agent.CrashTests.Expectations;

/// <summary>Looks whether an agent that has followed another one goes on with its services as if nothing had happened.</summary>
internal sealed class Inspection(Home home, AgentClient agent, IReadOnlyList<Expectation> expectations)
{
    /// <exception cref="Xunit.Sdk.XunitException">Tells everything that is wrong.</exception>
    public async Task RunAsync()
    {
        var services = await AgentClient.Until(agent.SettledServicesAsync, HasNothingLeftToStart);
        var living = LivingProcess.Of(home.Run);

        var wrong = expectations.SelectMany(expected => Mistakes(expected, services, living)).ToList();
        foreach (var expected in expectations) expected.Settle(services.GetValueOrDefault(expected.Service));

        foreach (var expected in expectations.Where(expected => services.ContainsKey(expected.Service)))
            wrong.AddRange(await LogMistakesAsync(expected));

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // A stop that the agent's death cut short is a crash to its successor, if it was not on record yet.
    private bool HasNothingLeftToStart(IReadOnlyDictionary<string, ServiceReport> services) =>
        expectations.All(expected => services.GetValueOrDefault(expected.Service) is not { State: "backoff" });

    private IEnumerable<string> Mistakes(
        Expectation expected, IReadOnlyDictionary<string, ServiceReport> services, IReadOnlyList<LivingProcess> living)
    {
        var report = services.GetValueOrDefault(expected.Service);
        var own = living.Where(process => process.Service == expected.Service).ToList();

        var mistakes = expected.Contradictions(report).Concat(OfState(expected.Service, report, own)).ToList();
        return mistakes.Count == 0 ? [] : [.. mistakes, $"{report}", .. own.Select(process => $"{process}"), home.LogOf(expected.Service)];
    }

    private static IEnumerable<string> OfState(string service, ServiceReport? report, List<LivingProcess> living) => report switch
    {
        { State: "running" } => OfRunning(service, report, living),
        null or { State: "stopped", Wanted: "stopped" } => living.Select(process => $"{service} is not to run, but there is {process}"),
        _ => [$"{service} is {report.State}, wanted {report.Wanted}: {report.Error}"],
    };

    private static IEnumerable<string> OfRunning(string service, ServiceReport report, List<LivingProcess> living)
    {
        foreach (var foreign in living.Where(process => process.Instance != report.Instance))
            yield return $"{service} runs as {report.Instance}, but there is also {foreign}";

        if (report.Wanted != "running")
            yield return $"{service} runs, but is wanted {report.Wanted}";

        if (!living.Exists(process => process.Pid == report.Pid && process.CommandLine.Contains(report.Marker, StringComparison.Ordinal)))
            yield return $"{service} is said to run as process {report.Pid} of {report.Marker}, but there is no such process";
    }

    private async Task<IEnumerable<string>> LogMistakesAsync(Expectation expected)
    {
        var ledger = Ledger.Read(home.Script.Ledger(expected.Service));
        var missing = "";

        try
        {
            await AgentClient.Until(() => agent.LogAsync(expected.Service), text => (missing = Missing(expected, ledger, NumberedLog.Parse(text))) is "");
            return [];
        }
        catch (Exception e) when (e is FormatException or Xunit.Sdk.XunitException)
        {
            return [$"{expected.Service}: {(missing is "" ? e.Message : missing)}", home.LogOf(expected.Service)];
        }
    }

    // What was written at last may be on its way.
    private static string Missing(Expectation expected, Ledger ledger, NumberedLog log)
    {
        var deleted = ledger.Instances.TakeWhile(instance => !log.Instances.Contains(instance)).Count();

        if (deleted > expected.Deletable)
            return $"the log has nothing of {string.Join(", ", ledger.Instances.Take(deleted).Skip(expected.Deletable))}";

        var kept = ledger.Instances.Skip(deleted).ToList();
        var lost = kept.Find(instance => log.LinesOf(instance) < ledger.LinesOf(instance));
        if (lost is not null) return $"the log has {log.LinesOf(lost)} lines of {lost}, which has written {ledger.LinesOf(lost)}";

        return kept.SequenceEqual(log.Instances.Where(kept.Contains)) ? "" : "the log has instances in another order than they ran in";
    }
}
