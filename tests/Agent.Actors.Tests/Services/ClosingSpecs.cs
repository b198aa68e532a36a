using Agent.Actors.Services;
using Akka.Actor;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

public class ClosingSpecs : ServiceSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task All_services_are_asked_to_end_at_the_same_time()
    {
        Host.Obedient = false;
        await DeployAll("a", "b", "c");

        var all = Tell(new StopAll(Grace: null));
        await AwaitAssertAsync(() => Assert.All(Host.Processes, process => Assert.Equal(1, process.Terminations)));
        await all.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        Host.Processes.ForEach(process => process.End(code: 0));
        await all.ExpectMsgAsync<AllStopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_one_without_grace_kills_what_is_left()
    {
        Host.Obedient = false;
        await DeployAll("a", "b");
        var patient = Tell(new StopAll(Grace: null));
        await AwaitAssertAsync(() => Assert.All(Host.Processes, process => Assert.Equal(1, process.Terminations)));

        Tell(new StopAll(TimeSpan.Zero));
        await AwaitAssertAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.All(Host.Processes, process => Assert.Equal(1, process.Kills));
        });

        await patient.ExpectMsgAsync<AllStopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_is_started_any_more()
    {
        await DeployAll("a");
        await Tell(new StopAll(Grace: null)).ExpectMsgAsync<AllStopped>();

        await Deploy().ExpectMsgAsync<ShuttingDown>();
        await Tell(new RestartService(ServiceId.Parse("a"), null, "request")).ExpectMsgAsync<ShuttingDown>();
        Assert.Equal(0, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_that_is_just_being_started_is_stopped_too()
    {
        Host.Gate = new TaskCompletionSource();
        var deploy = Deploy();
        var all = Tell(new StopAll(Grace: null));

        Host.Gate.SetResult();

        await deploy.ExpectMsgAsync<Deployed>();
        await all.ExpectMsgAsync<AllStopped>();
        Assert.Equal(0, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_waits_to_be_started_is_not_started_any_more()
    {
        Host.Obedient = false;
        await Deploy("one").ExpectMsgAsync<Deployed>();
        var replacing = Deploy("two");
        var waiting = Deploy("three");
        var stop = Stop();
        await AwaitState(ServiceState.Stopping);

        var all = Tell(new StopAll(Grace: null));

        await replacing.ExpectMsgAsync<ShuttingDown>();
        await waiting.ExpectMsgAsync<ShuttingDown>();
        Host.Last.End(code: 0);
        await stop.ExpectMsgAsync<Stopped>();
        await all.ExpectMsgAsync<AllStopped>();
        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_services_it_is_done_at_once() =>
        await Tell(new StopAll(Grace: null)).ExpectMsgAsync<AllStopped>();

    private async Task DeployAll(params string[] ids)
    {
        foreach (var id in ids)
            await Tell(new DeployService(ServiceId.Parse(id), Run(id), "request")).ExpectMsgAsync<Deployed>();
    }
}
