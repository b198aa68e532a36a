using Agent.CrashTests.Agents;
using Agent.CrashTests.Expectations;
using Agent.CrashTests.Observations;

namespace Agent.CrashTests;

/// <summary>An agent that dies exactly between two steps. The build that does so is the tests' own.</summary>
[Collection("Crashes")]
public class KillPointSpecs
{
    private const string Mortal = "mortal";
    private const string SmallSegments = "service-agent.logs { segment-size = 64 KiB, segments = 1000 }";
    private const int KilledBySignal = 128 + 9;

    /// <summary>Every step, and some again that a start takes before anything is asked of the agent.</summary>
    public static TheoryData<string> Points => [.. Enum.GetNames<Actors.KillPoints.KillPointName>(), "BeforeCommit:4", "InCommit:3", "AfterCommit:3"];

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Points))]
    public async Task An_agent_that_dies_at_any_step_leaves_nothing_half_done(string point)
    {
        await using var home = new Home(Mortal, SmallSegments);
        var script = new Script(home);

        await DieAtAsync(home, script, point);
        await script.CheckAsync();
    }

    [Theory(Timeout = 180_000)]
    [InlineData("AfterAccepted")]
    [InlineData("BeforeTerminate")]
    [InlineData("AfterTerminate")]
    [InlineData("AfterEmptied")]
    [InlineData("BeforeReplacement")]
    public async Task A_replacement_that_is_on_record_is_what_runs_in_the_end(string point)
    {
        await using var home = new Home(Mortal);
        var service = new Expectation("web", home.Script);

        await using (var mortal = await home.StartAsync(point))
            await Assert.ThrowsAsync<HttpRequestException>(() => ReplaceAsync(new Commander(mortal.Client, home.Script), service));

        var agent = await home.StartAsync();
        Assert.Equal("web#2", (await agent.Client.SettledServicesAsync())["web"].Marker);
        await new Inspection(home, agent.Client, [service]).RunAsync();
    }

    [Theory(Timeout = 180_000)]
    [InlineData("AfterAccepted:2")]
    [InlineData("BeforeTerminate:2")]
    [InlineData("AfterTerminate:2")]
    [InlineData("AfterEmptied:2")]
    [InlineData("BeforeReplacement:2")]
    [InlineData("AfterIntent:3")]
    [InlineData("AfterSpawn:3")]
    [InlineData("AfterStartRecorded:3")]
    public async Task A_rollback_that_is_on_record_is_what_runs_in_the_end(string point)
    {
        await using var home = new Home(Mortal);
        var service = new Expectation("web", home.Script);

        await using (var mortal = await home.StartAsync(point))
        {
            var commander = new Commander(mortal.Client, home.Script);
            await ReplaceAsync(commander, service);
            await Assert.ThrowsAsync<HttpRequestException>(() => commander.RollBackAsync(service, "web#1"));
        }

        var agent = await home.StartAsync();
        Assert.Equal("web#1", (await agent.Client.SettledServicesAsync())["web"].Marker);
        await new Inspection(home, agent.Client, [service]).RunAsync();
    }

    [Theory(Timeout = 180_000)]
    [InlineData("AfterAccepted:2")]
    [InlineData("AfterTerminate:2")]
    [InlineData("AfterEmptied:2")]
    [InlineData("BeforeReplacement:2")]
    [InlineData("AfterIntent:3")]
    [InlineData("AfterSpawn:3")]
    [InlineData("AfterStartRecorded:3")]
    public async Task What_was_ready_comes_back_though_the_agent_dies_on_the_way(string point)
    {
        await using var home = new Home(Mortal);
        var service = new Expectation("web", home.Script);

        await using (var mortal = await home.StartAsync(point))
        {
            var commander = new Commander(mortal.Client, home.Script);
            await commander.DeployAskedAsync(service, becomesReady: true);
            await Assert.ThrowsAsync<HttpRequestException>(() => commander.DeployAskedAsync(service, becomesReady: false));
        }

        var agent = await home.StartAsync();
        Assert.Equal("web#1", (await agent.Client.SettledServicesAsync())["web"].Marker);
        Assert.Single(LivingProcess.Of(home.Run), process => process.CommandLine.Contains("web#1", StringComparison.Ordinal));
    }

    [Theory(Timeout = 180_000)]
    [InlineData("BeforeCandidate", "web#1")]
    [InlineData("AfterCandidate", "web#1")]
    [InlineData("AfterCandidateSpawn", "web#1")]
    [InlineData("AfterCandidateRecorded", "web#1")]
    [InlineData("BeforePromotion", "web#1")]
    [InlineData("AfterPromotion", "web#2")]
    [InlineData("BeforeClearing", "web#2")]
    [InlineData("AfterClearing", "web#2")]
    public async Task Of_an_overlap_the_old_or_the_new_instance_is_left_never_none_or_both(string point, string left)
    {
        await using var home = new Home(Mortal);
        var service = new Expectation("web", home.Script);

        await using (var mortal = await home.StartAsync(point))
        {
            var commander = new Commander(mortal.Client, home.Script);
            await commander.DeployAsync(service, "burst");
            await commander.BurstIsOverAsync(service);
            await DieOverAsync(mortal, service, commander);
        }

        var agent = await home.StartAsync();
        Assert.Equal(left, (await agent.Client.SettledServicesAsync())["web"].Marker);
        await new Inspection(home, agent.Client, [service]).RunAsync();
    }

    [Fact]
    public void Only_the_build_of_the_tests_can_be_told_to_die()
    {
        var variable = System.Text.Encoding.Unicode.GetBytes("SERVICE_AGENT_KILL_AT");

        Assert.True(Contains(Mortal, variable));
        Assert.False(Contains("", variable));
    }

    // What happens only while the services of an agent before it are taken over happens in its second life.
    private static async Task DieAtAsync(Home home, Script script, string point)
    {
        await using (var first = await home.StartAsync(point))
            if (await HasDiedAsync(first, script)) return;

        await using var second = await home.StartAsync(point);
        Assert.True(await HasDiedAsync(second, script), $"{point} was never reached");
    }

    private static async Task<bool> HasDiedAsync(AgentRun agent, Script script)
    {
        try
        {
            if (agent.HasBeenReady) await script.RunAsync(agent);
        }
        // The agent is dead.
        catch (HttpRequestException)
        {
            await agent.AwaitDeathAsync();
        }

        Assert.True(agent.IsAlive || agent.ExitCode == KilledBySignal, agent.Output);
        return !agent.IsAlive;
    }

    // The answer may have come before the death.
    private static async Task DieOverAsync(AgentRun mortal, Expectation service, Commander commander)
    {
        try
        {
            await commander.DeployAsync(service, "burst", "overlap");
        }
        catch (HttpRequestException)
        {
        }

        await mortal.AwaitDeathAsync();
    }

    private static async Task ReplaceAsync(Commander commander, Expectation service)
    {
        await commander.DeployAsync(service, "burst");
        await commander.DeployAsync(service, "burst");
    }

    private static bool Contains(string build, byte[] text) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, build, "Agent.Actors.dll")).AsSpan().IndexOf(text) >= 0;

    /// <summary>Commands that together take an agent through everything that it does.</summary>
    private sealed class Script(Home home)
    {
        private readonly Expectation _flood = new("flood", home.Script);
        private readonly Expectation _ragged = new("ragged", home.Script);
        private readonly Expectation _swapped = new("swapped", home.Script);
        private readonly Expectation _slow = new("slow", home.Script);
        private readonly Expectation _web = new("web", home.Script);

        public async Task RunAsync(AgentRun agent)
        {
            var commander = new Commander(agent.Client, home.Script);

            await commander.DeployAsync(_slow, "slow");
            await commander.DeployAsync(_web, "burst");
            await commander.DeployAsync(_web, "burst");
            await commander.RestartAsync(_web);
            await commander.StopAsync(_web);
            await commander.DeployAsync(_swapped, "burst");
            await commander.BurstIsOverAsync(_swapped);
            await commander.DeployAsync(_swapped, "burst", "overlap");
            await commander.DeployAsync(_flood, "flood");
            await commander.DeployAsync(_ragged, "ragged");
            await commander.LineIsOpenAsync(_ragged);
            await commander.StopAsync(_ragged);
            await commander.DeleteAsync(_web);
            await new Troubles(agent.Client).RunAsync();
            await new Inspection(home, agent.Client, [_flood, _ragged, _slow, _swapped, _web]).RunAsync();
        }

        /// <summary>Another agent finds everything as it should be, and goes on.</summary>
        public async Task CheckAsync()
        {
            var agent = await home.StartAsync();
            Assert.True(agent.HasBeenReady, agent.Output);

            await new Inspection(home, agent.Client, [_flood, _ragged, _slow, _swapped, _web]).RunAsync();
            await RunAsync(agent);
        }
    }
}
