using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What becomes of services that end by themselves. Chance always takes the longest wait.</summary>
public class RestartingSpecs : ServiceSpecs
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

    [Fact(Timeout = 60_000)]
    public async Task A_stop_ends_the_wait_for_good()
    {
        await InBackoffAsync();

        await Stop().ExpectMsgAsync<Stopped>();

        Time.Advance(Minute);
        var status = await StatusAsync();
        Assert.Equal((ServiceState.Stopped, Wanted.Stopped, null), (status.State, status.Wanted, status.NextAttempt));
        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_start_a_restart_and_a_deploy_do_not_wait()
    {
        await InBackoffAsync();
        await Start().ExpectMsgAsync<Started>();
        Assert.Equal(0, (await StatusAsync()).Failures);

        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);
        await Restart().ExpectMsgAsync<Restarted>();

        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);
        await Deploy("other").ExpectMsgAsync<Deployed>();

        Time.Advance(Minute);
        await StatusAsync();
        Assert.Equal(4, Host.Launches.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deploy_that_is_refused_leaves_the_wait_as_it_is()
    {
        await InBackoffAsync();
        Host.Mistakes.Add("no such program");
        await Deploy("bad").ExpectMsgAsync<Refused>();
        Assert.Equal(ServiceState.Backoff, (await StatusAsync()).State);

        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitRunAsync(2);
        Assert.Equal(Run("sleep 1").Command, (await StatusAsync()).Spec.Command);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deletion_ends_the_wait()
    {
        await InBackoffAsync();

        await Delete().ExpectMsgAsync<Deleted>();

        Time.Advance(Minute);
        await Tell(new GetStatus(Web)).ExpectMsgAsync<UnknownService>();
        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_end_of_the_agent_ends_the_wait_and_the_next_agent_starts_it()
    {
        await InBackoffAsync();

        await Tell(new StopAll(Grace: null)).ExpectMsgAsync<AllStopped>();

        Time.Advance(Minute);
        var record = Assert.Single(Journal.Services);
        Assert.Equal((ServiceState.Stopped, Wanted.Running, 1), (record.State, record.Wanted, record.Failures));
        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_start_of_what_runs_is_answered_at_once()
    {
        await Deploy().ExpectMsgAsync<Deployed>();

        Assert.Equal(Host.Last.Id, (await Start().ExpectMsgAsync<Started>()).ProcessId);

        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_start_of_what_was_never_deployed_is_unknown() => await Start().ExpectMsgAsync<UnknownService>();

    [Fact(Timeout = 60_000)]
    public async Task A_start_of_what_was_stopped_or_has_ended_starts_the_present_revision()
    {
        await Deploy("one").ExpectMsgAsync<Deployed>();
        await Deploy("two").ExpectMsgAsync<Deployed>();
        await Stop().ExpectMsgAsync<Stopped>();
        await Start().ExpectMsgAsync<Started>();
        Host.Last.End(code: 0);
        await AwaitState(ServiceState.Exited);

        await Start().ExpectMsgAsync<Started>();

        var status = await StatusAsync();
        Assert.Equal((2, Run("two").Command, Wanted.Running), (status.Revision, status.Spec.Command, status.Wanted));
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
    public async Task A_stop_that_comes_while_the_leftovers_of_an_end_are_cleared_away_is_not_undone()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        Time.Advance(Minute);
        Host.Last.EndLeader(code: 1);
        await AwaitState(ServiceState.Stopping);

        var stop = Stop();
        await StatusAsync(); // it has come
        Host.Last.End();

        await stop.ExpectMsgAsync<Stopped>();
        Assert.Equal(ServiceState.Stopped, (await StatusAsync()).State);
        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deploy_that_waits_for_an_end_comes_before_the_restart()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();
        Time.Advance(Minute);
        Host.Last.EndLeader(code: 1);
        await AwaitState(ServiceState.Stopping);

        var deploy = Deploy("new");
        await StatusAsync(); // it has come
        Host.Last.End();

        await deploy.ExpectMsgAsync<Deployed>();
        Assert.Equal([Run("old").Command, Run("new").Command], Host.Launches.Select(launch => launch.Command));
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

    [Fact(Timeout = 60_000)]
    public async Task Fifty_services_that_crash_for_ten_minutes_are_each_started_as_often_as_their_table_predicts()
    {
        Host.DiesAtOnce = true;
        var services = Enumerable.Range(0, 50).Select(number => ServiceId.Parse($"s{number}")).ToList();
        foreach (var service in services)
            await Tell(new DeployService(service, Run(service.ToString()), "request")).ExpectMsgAsync<Deployed>();

        for (var second = 0; second < 600; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync();
        }

        // After 1, 2, 4, 8, 16 and 32 s, then once a minute: never ten within five minutes.
        Assert.All(services, service => Assert.Equal(1 + 6 + 8, Host.LaunchesOf(service.ToString())));
        Assert.Equal(0, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task Fifty_services_that_crash_with_luck_in_their_waits_all_fail_in_the_end()
    {
        Dice.Draw = 0.1;
        Host.DiesAtOnce = true;
        var services = Enumerable.Range(0, 50).Select(number => ServiceId.Parse($"s{number}")).ToList();
        foreach (var service in services)
            await Tell(new DeployService(service, Run(service.ToString()), "request")).ExpectMsgAsync<Deployed>();

        for (var second = 0; second < 600; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync();
        }

        var list = await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>();
        Assert.All(list.Services, service => Assert.Equal((ServiceState.Failed, 10), (service.State, service.Restarts)));
        Assert.All(services, service => Assert.Equal(11, Host.LaunchesOf(service.ToString())));
    }

    private static TimeSpan Minute => TimeSpan.FromMinutes(1);

    private static TimeSpan Tick => TimeSpan.FromMilliseconds(1);

    private Akka.TestKit.TestProbe DeployWith(RestartPolicy policy)
    {
        var spec = Run("sleep 1");
        return Tell(new DeployService(Web, spec with { Restart = spec.Restart with { Policy = policy } }, "request"));
    }

    private async Task InBackoffAsync()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);
    }

    private async Task CrashLoopAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Host.Last.End(code: 1);
            await AwaitState(ServiceState.Backoff);
            Time.Advance(Minute / 6);
            await AwaitRunAsync(i + 2);
        }
    }

    private Task AwaitRunAsync(int number) => AwaitAssertAsync(async () =>
    {
        Assert.Equal(number, Host.Launches.Count);
        Assert.Equal(ServiceState.Running, (await StatusAsync()).State);
    });

    // Nothing is on its way: everything waits, or is over.
    private Task SettleAsync() => AwaitAssertAsync(async () =>
    {
        var list = await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>();
        Assert.All(list.Services, service => Assert.True(service.State is ServiceState.Backoff or ServiceState.Failed));
    });
}
