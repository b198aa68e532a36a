using Agent.Actors.Services;
using Akka.Actor;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>A crash of a service's actor is a fault of the agent's: the service must not feel it.</summary>
public class CrashSpecs : ServiceSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task The_process_stays_and_the_actor_takes_it_over_again()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        var before = await StatusAsync();

        await CrashAsync();

        Assert.Equal(before, await StatusAsync());
        Assert.Equal(0, Host.Last.Terminations);

        await Stop().ExpectMsgAsync<Stopped>();
        Assert.Equal(1, Host.Last.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_exit_of_a_process_that_was_taken_over_is_seen()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        await CrashAsync();

        Host.Last.End(code: 0);

        await AwaitState(ServiceState.Exited);
        Assert.Equal(0, (await StatusAsync()).LastExit?.ReturnCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_waits_for_a_stop_is_told_and_the_stop_goes_on()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var stop = Stop();
        await AwaitState(ServiceState.Stopping);

        await CrashAsync();
        await stop.ExpectMsgAsync<Failed>();
        Assert.Equal(1, Host.Last.Terminations);

        Host.Last.End(code: 0);
        await AwaitState(ServiceState.Stopped);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_grace_of_a_stop_that_was_under_way_stays()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        Stop(grace: TimeSpan.FromSeconds(1));
        await AwaitState(ServiceState.Stopping);

        await CrashAsync();
        await AwaitState(ServiceState.Stopping);
        Time.Advance(TimeSpan.FromSeconds(1));

        await AwaitAssertAsync(() => Assert.Equal(1, Host.Last.Kills));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("accepted", true)]
    [InlineData("starting", false)]
    public async Task What_was_about_to_be_done_is_off_the_record_again(string step, bool runs)
    {
        await Deploy("old").ExpectMsgAsync<Deployed>();
        if (!runs) await Stop().ExpectMsgAsync<Stopped>();
        Journal.HoldAt = step;
        var deploy = Deploy("new");
        await AwaitAssertAsync(() => Assert.True(Journal.IsHolding));

        await CrashAsync();
        await deploy.ExpectMsgAsync<Failed>();
        Journal.Release();

        await AwaitAssertAsync(() => Assert.Contains("resumed", Journal.Events));
        var (status, record) = (await StatusAsync(), Assert.Single(Journal.Services));
        Assert.Equal((status.State, status.Revision, status.Wanted), (record.State, record.Revision, record.Wanted));
        Assert.Equal((runs ? ServiceState.Running : ServiceState.Stopped, 1), (record.State, record.Revision));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_replacement_that_was_accepted_is_carried_through()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();
        var deploy = Deploy("new");
        await AwaitState(ServiceState.Stopping);

        await CrashAsync();
        await deploy.ExpectMsgAsync<Failed>();
        Host.Last.End(code: 0);

        await AwaitState(ServiceState.Running);
        Assert.Equal((2, 2), ((await StatusAsync()).Revision, Assert.Single(Journal.Services).Revision));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_of_the_registry_while_it_is_closing_leaves_it_closing()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var all = Tell(new StopAll(Grace: null));
        await AwaitState(ServiceState.Stopping);

        await CrashRegistryAsync();
        await Deploy("another").ExpectMsgAsync<ShuttingDown>();
        Host.Last.End(code: 0);

        await all.ExpectMsgAsync<AllStopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_start_that_was_under_way_is_not_lost()
    {
        Host.Gate = new TaskCompletionSource();
        var deploy = Deploy();
        await AwaitState(ServiceState.Starting);

        await CrashAsync();
        await deploy.ExpectMsgAsync<Failed>();
        Host.Gate.SetResult();

        await AwaitState(ServiceState.Running);
        Assert.Equal(Host.Last.Id, (await StatusAsync()).ProcessId);
        await Stop().ExpectMsgAsync<Stopped>();
        Assert.Equal(0, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_of_the_registry_ends_no_service_and_forgets_none()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        var before = await StatusAsync();

        await CrashRegistryAsync();

        await AwaitAssertAsync(async () =>
        {
            var list = await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>();
            Assert.Equal([before with { LogLag = null }], list.Services);
        });
        Assert.Equal(0, Host.Last.Terminations);
        await Stop().ExpectMsgAsync<Stopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Whose_message_makes_the_registry_crash_is_told()
    {
        // An id without a name fits no actor; the facade never lets one through.
        await Tell(new DeployService(default, Run("x"), "request")).ExpectMsgAsync<Failed>();

        await Deploy().ExpectMsgAsync<Deployed>();
    }

    private Task CrashRegistryAsync() => EventFilter.Exception<NullReferenceException>().ExpectOneAsync(() =>
    {
        Registry.Tell(new RegistryMessages.Changed(null!));
        return Task.CompletedTask;
    });
}
