using Agent.Actors.Services;
using Akka.Actor;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

public class StoppingSpecs : ServiceSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task Stopped_is_said_only_when_nothing_is_left()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var stop = Stop();
        await AwaitState(ServiceState.Stopping);

        Host.Last.EndLeader(code: 0);
        await AwaitAssertAsync(async () => Assert.NotNull((await StatusAsync()).LastExit));
        await stop.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
        Assert.Equal(ServiceState.Stopping, (await StatusAsync()).State);

        Host.Last.End();
        await stop.ExpectMsgAsync<Stopped>();
        Assert.Equal(ServiceState.Stopped, (await StatusAsync()).State);
        Assert.Null((await StatusAsync()).ProcessId);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_outlasts_its_grace_is_killed()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var stop = Stop();
        await AwaitState(ServiceState.Stopping);

        Time.Advance(Grace - TimeSpan.FromMilliseconds(1));
        Assert.Equal(ServiceState.Stopping, (await StatusAsync()).State);
        Assert.Equal(0, Host.Last.Kills);

        Time.Advance(TimeSpan.FromMilliseconds(1));
        await stop.ExpectMsgAsync<Stopped>();
        Assert.Equal(1, Host.Last.Kills);
        Assert.Equal(-9, (await StatusAsync()).LastExit?.ReturnCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_caller_can_give_a_grace_of_his_own()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var stop = Stop(TimeSpan.FromSeconds(60));
        await AwaitState(ServiceState.Stopping);

        Time.Advance(Grace * 2);
        Assert.Equal(ServiceState.Stopping, (await StatusAsync()).State);

        Time.Advance(TimeSpan.FromSeconds(60) - (Grace * 2));
        await stop.ExpectMsgAsync<Stopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_stop_with_a_shorter_grace_hurries_the_first_and_both_are_answered()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var patient = Stop(TimeSpan.FromSeconds(60));
        var impatient = Stop(TimeSpan.FromSeconds(1));
        await AwaitState(ServiceState.Stopping);

        Time.Advance(TimeSpan.FromSeconds(1));

        await patient.ExpectMsgAsync<Stopped>();
        await impatient.ExpectMsgAsync<Stopped>();
        Assert.Equal(1, Host.Last.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_stop_with_the_services_own_grace_hurries_a_longer_one()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var patient = Stop(TimeSpan.FromHours(1));
        Stop();
        await AwaitState(ServiceState.Stopping);

        Time.Advance(Grace);

        await patient.ExpectMsgAsync<Stopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_in_a_hurry_hurries_the_one_that_it_waits_behind()
    {
        Host.Obedient = false;
        Host.Gate = new TaskCompletionSource();
        var deploy = Deploy();
        var patient = Stop(TimeSpan.FromHours(1));
        var impatient = Stop(TimeSpan.FromSeconds(1));
        Host.Gate.SetResult();
        await deploy.ExpectMsgAsync<Deployed>();
        await AwaitState(ServiceState.Stopping);

        Time.Advance(TimeSpan.FromSeconds(1));

        await patient.ExpectMsgAsync<Stopped>();
        await impatient.ExpectMsgAsync<Stopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_stop_never_prolongs_the_first()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var first = Stop(TimeSpan.FromSeconds(10));
        await AwaitState(ServiceState.Stopping);
        Time.Advance(TimeSpan.FromSeconds(9));

        Stop(TimeSpan.FromSeconds(5));
        await AwaitState(ServiceState.Stopping);
        Time.Advance(TimeSpan.FromSeconds(1));

        await first.ExpectMsgAsync<Stopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_that_comes_after_a_waiting_deploy_has_the_last_word()
    {
        Host.Obedient = false;
        await Deploy("one").ExpectMsgAsync<Deployed>();
        var stop = Stop();
        var deploy = Deploy("two");
        var last = Stop();
        await AwaitState(ServiceState.Stopping);
        Host.Obedient = true;

        Host.Last.End(code: 0);

        await stop.ExpectMsgAsync<Stopped>();
        await deploy.ExpectMsgAsync<Deployed>();
        await last.ExpectMsgAsync<Stopped>();
        Assert.Equal(0, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task Stopping_what_is_stopped_changes_nothing_and_is_no_error()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        await Stop().ExpectMsgAsync<Stopped>();

        await Stop().ExpectMsgAsync<Stopped>();

        Assert.Equal(1, Host.Last.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task Stopping_what_was_never_deployed_is_unknown() => await Stop().ExpectMsgAsync<UnknownService>();

    [Fact(Timeout = 60_000)]
    public async Task A_service_that_ends_by_itself_has_exited_with_its_code()
    {
        await Deploy().ExpectMsgAsync<Deployed>();

        Host.Last.End(code: 0);
        await AwaitState(ServiceState.Exited);

        var status = await StatusAsync();
        Assert.Equal(0, status.LastExit?.ReturnCode);
        Assert.Null(status.ProcessId);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_leader_leaves_behind_is_asked_to_end_and_killed_when_it_does_not()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();

        Host.Last.EndLeader(code: 0);
        await AwaitState(ServiceState.Stopping);
        Assert.Equal(1, Host.Last.Terminations);

        Time.Advance(Grace);
        await AwaitState(ServiceState.Exited);
        Assert.Equal(1, Host.Last.Kills);
        Assert.Equal(0, (await StatusAsync()).LastExit?.ReturnCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Stop_during_a_start_waits_for_it_and_leaves_nothing()
    {
        Host.Gate = new TaskCompletionSource();
        var deploy = Deploy();
        var stop = Stop();

        Host.Gate.SetResult();

        await deploy.ExpectMsgAsync<Deployed>();
        await stop.ExpectMsgAsync<Stopped>();
        Assert.Equal(0, Host.AliveCount);
    }
}
