using System.Diagnostics;
using System.Globalization;
using Agent.CrashTests.Agents;
using Agent.CrashTests.Expectations;
using Xunit.Abstractions;

namespace Agent.CrashTests;

/// <summary>Agents that die while many callers give commands. More rounds: <c>CRASH_ROUNDS=1000</c>; one seed again: <c>CRASH_SEED</c>.</summary>
[Collection("Crashes")]
public class RandomDeathSpecs(ITestOutputHelper output)
{
    private const int RoundsOfHome = 10;
    private const string Segments = "service-agent.logs { segment-size = 256 KiB, segments = 100000 }";

    private static readonly int s_rounds = Number("CRASH_ROUNDS") ?? RoundsOfHome;

    [Fact]
    public async Task Nobody_who_watches_services_can_tell_that_their_agent_died()
    {
        using var stranger = Process.Start("sleep", "100000");

        try
        {
            for (var round = 0; round < s_rounds; round += RoundsOfHome)
                await RunHomeAsync(Number("CRASH_SEED") ?? Random.Shared.Next(), Math.Min(RoundsOfHome, s_rounds - round));

            Assert.False(stranger.HasExited, "A process that is no service's was ended");
        }
        finally
        {
            stranger.Kill();
        }
    }

    private async Task RunHomeAsync(int seed, int rounds)
    {
        var time = Stopwatch.StartNew();
        await using var home = new Home(configuration: Segments);
        var storm = new Storm(home, new Random(seed));

        for (var round = 1; round <= rounds; round++)
            await RunRoundAsync(storm, $"Seed {seed}, round {round}");

        output.WriteLine($"Seed {seed}: {rounds} rounds, {storm.Answers} answers, {time.Elapsed.TotalSeconds:F1} s");
    }

    private static async Task RunRoundAsync(Storm storm, string name)
    {
        try
        {
            await storm.RunRoundAsync();
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            Assert.Fail($"{name}: {failure.Message}");
        }
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
