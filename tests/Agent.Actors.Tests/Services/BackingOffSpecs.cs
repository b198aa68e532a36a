using Agent.Actors.Services;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Commands to services that have ended by themselves, and wait for their next start or not.</summary>
public class BackingOffSpecs : CrashingSpecs
{
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
}
