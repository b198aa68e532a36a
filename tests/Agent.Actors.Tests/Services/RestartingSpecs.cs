using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What becomes of services that end by themselves.</summary>
public class RestartingSpecs : CrashingSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task After_a_stable_run_it_is_started_again_at_once()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Time.Advance(Minute);

        Host.Last.End(code: 1);

        await AwaitRunAsync(2);
        var status = await StatusAsync();
        Assert.Equal((1, 0, 1), (status.Restarts, status.Failures, status.Revision));
        Assert.DoesNotContain("backoff", Journal.Events);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_loop_waits_as_its_table_predicts()
    {
        await Deploy().ExpectMsgAsync<Deployed>();

        foreach (var (seconds, run) in new[] { 1, 2, 4, 8, 16, 32, 60, 60, 60, 60 }.Select((seconds, index) => (seconds, index + 2)))
        {
            Host.Last.End(code: 1);
            await AwaitState(ServiceState.Backoff);
            Time.Advance(TimeSpan.FromSeconds(seconds) - Tick);
            Assert.Equal(ServiceState.Backoff, (await StatusAsync()).State);
            Time.Advance(Tick);
            await AwaitRunAsync(run);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ends_too_often_is_failed_until_an_operator_starts_it()
    {
        Dice.Draw = 0.1;
        await Deploy().ExpectMsgAsync<Deployed>();
        await CrashLoopAsync(times: 10);
        Host.Last.End(code: 1);

        await AwaitState(ServiceState.Failed);
        Assert.Contains("as often as its start limit allows", (await StatusAsync()).Error, StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(11, Host.Launches.Count);

        await Start().ExpectMsgAsync<Started>();
        var status = await StatusAsync();
        Assert.Equal((ServiceState.Running, 0, null), (status.State, status.Failures, status.Error));
        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wait_says_when_it_ends_and_why_it_is()
    {
        await Deploy().ExpectMsgAsync<Deployed>();

        Host.Last.End(code: 3);
        await AwaitState(ServiceState.Backoff);

        var status = await StatusAsync();
        Assert.Equal((Time.Now + TimeSpan.FromSeconds(1), 1, "It ended with exit code 3."), (status.NextAttempt, status.Failures, status.Reason));
        Assert.Equal((3, null, null), (status.LastExit?.ReturnCode, status.ProcessId, status.Error));
    }

    [Fact(Timeout = 60_000)]
    public async Task Success_is_not_started_again_unless_always_is_the_policy()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Host.Last.End(code: 0);
        await AwaitState(ServiceState.Exited);

        await DeployWith(RestartPolicy.Always).ExpectMsgAsync<Deployed>();
        Host.Last.End(code: 0);
        await AwaitState(ServiceState.Backoff);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(null)]
    [InlineData("disk full")]
    public async Task Never_is_never_whatever_the_journal_says(string? refusal)
    {
        await DeployWith(RestartPolicy.Never).ExpectMsgAsync<Deployed>();
        Journal.Refusal = refusal;

        Host.Last.End(code: 1);

        await AwaitState(ServiceState.Exited);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ServiceState.Exited, (await StatusAsync()).State);
        Assert.Single(Host.Launches);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(LaunchFault.System)]
    [InlineData(LaunchFault.Command)]
    public async Task What_the_system_does_not_start_again_is_tried_again_and_counts_as_no_start(LaunchFault fault)
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Time.Advance(Minute);
        Host.RefuseNextWith(new LaunchException(fault, "refused"));
        Host.RefuseNextWith(new LaunchException(fault, "refused again"));

        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);
        var first = await StatusAsync();
        Assert.Equal((1, "refused", 0), (first.Failures, first.Reason, first.Restarts));

        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitAssertAsync(async () => Assert.Equal("refused again", (await StatusAsync()).Reason));
        Time.Advance(TimeSpan.FromSeconds(2));
        await AwaitState(ServiceState.Running);
        Assert.Equal((2, 1), ((await StatusAsync()).Failures, (await StatusAsync()).Restarts));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_restart_that_the_system_has_no_room_for_is_told_and_tried_again()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Host.RefuseNextWith(new LaunchException(LaunchFault.System, "out of processes"));

        await Restart().ExpectMsgAsync<Failed>();

        Assert.Equal(ServiceState.Backoff, (await StatusAsync()).State);
        Assert.Equal(ServiceState.Backoff, Assert.Single(Journal.Services).State);
        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitRunAsync(3);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_restart_that_cannot_be_recorded_is_tried_again_and_counts_as_no_failure()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Time.Advance(Minute);
        Journal.Refusal = "disk full";
        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);
        Assert.Equal((0, "disk full"), ((await StatusAsync()).Failures, (await StatusAsync()).Reason));

        // Even so a stop is one.
        await Stop().ExpectMsgAsync<Stopped>();
        Journal.Refusal = null;
        Time.Advance(Minute);
        Assert.Equal(ServiceState.Stopped, (await StatusAsync()).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_counted_is_on_record()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        await CrashLoopAsync(times: 2);
        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);

        var record = Assert.Single(Journal.Services);
        Assert.Equal((ServiceState.Backoff, 3, 2, 2), (record.State, record.Failures, record.Restarts, record.RecentStarts.Count));
        Assert.Equal(FakeProcessHost.Boot, record.BootId);
    }
}
