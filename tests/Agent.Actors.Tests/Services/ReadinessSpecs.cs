using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Specs;
using Akka.TestKit;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What the service's actor does about what is found out about its instance.</summary>
public class ReadinessSpecs : ServiceSpecs
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 60_000)]
    public async Task A_deploy_that_does_not_await_readiness_is_answered_when_it_is_started()
    {
        await Deploy(Probed()).ExpectMsgAsync<Deployed>();

        Assert.Equal((ServiceState.Running, false), ((await StatusAsync()).State, (await StatusAsync()).IsReady));

        await TellAsync(instance => new BecameReady(instance));
        await AwaitAssertAsync(async () => Assert.True((await StatusAsync()).IsReady));
        Assert.Equal(["starting", "started", "ready"], Journal.Events);
        Assert.Equal((true, 1), (Journal.Services[0].IsReady, Journal.Services[0].ReadyRevision));
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_awaits_it_is_answered_when_it_is_ready()
    {
        var deploy = DeployAwaited(Probed());
        await TellAsync(instance => new BecameUnready(instance, "GET / has not been answered"));
        await AwaitReasonAsync("GET / has not been answered");
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        await TellAsync(instance => new BecameReady(instance));

        Assert.Equal(Host.Last.Id, (await deploy.ExpectMsgAsync<Deployed>()).ProcessId);
        Assert.Equal((true, null), ((await StatusAsync()).IsReady, (await StatusAsync()).Reason));
    }

    [Fact(Timeout = 60_000)]
    public async Task One_without_a_probe_is_ready_as_soon_as_it_runs()
    {
        await DeployAwaited(Run("plain")).ExpectMsgAsync<Deployed>();

        Assert.Null((await StatusAsync()).IsReady);
        Assert.Equal(1, Journal.Services[0].ReadyRevision);
        Assert.Empty(Health.Subjects);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_not_ready_in_time_goes_on_and_the_caller_is_told_why()
    {
        var deploy = DeployAwaited(Probed());
        await TellAsync(instance => new BecameUnready(instance, "503"));
        await AwaitReasonAsync("503");

        Time.Advance(ReadyTimeout);

        var notReady = await deploy.ExpectMsgAsync<NotReady>();
        Assert.Equal(("It was not ready within 60 s: 503", NotReadyOutcome.GoesOn, 1), (notReady.Reason, notReady.Outcome, notReady.Revision));
        Assert.Equal((ServiceState.Running, 0), ((await StatusAsync()).State, Host.Last.Terminations));

        await TellAsync(instance => new BecameReady(instance));
        await AwaitAssertAsync(async () => Assert.True((await StatusAsync()).IsReady));
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_asks_for_time_gets_it()
    {
        var deploy = DeployAwaited(Probed());
        await TellAsync(instance => new AskedForTime(instance, TimeSpan.FromSeconds(90)));
        await TellAsync(instance => new BecameUnready(instance, "slow"));
        await AwaitReasonAsync("slow");

        Time.Advance(TimeSpan.FromSeconds(89));
        await StatusAsync();
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
        Time.Advance(TimeSpan.FromSeconds(1));

        await deploy.ExpectMsgAsync<NotReady>();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ends_before_it_is_ready_is_told_at_once_and_restarted_by_its_policy()
    {
        var deploy = DeployAwaited(Probed());
        await AwaitProvingAsync();

        Host.Last.End(code: 3);

        var notReady = await deploy.ExpectMsgAsync<NotReady>();
        Assert.Equal(("It ended with exit code 3 before it was ready.", NotReadyOutcome.Ended), (notReady.Reason, notReady.Outcome));
        await AwaitState(ServiceState.Backoff);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_and_a_deletion_overtake_one_that_waits()
    {
        var deploy = DeployAwaited(Probed());
        await AwaitProvingAsync();
        await Stop().ExpectMsgAsync<Stopped>();
        await deploy.ExpectMsgAsync<Superseded>();

        deploy = DeployAwaited(Probed());
        await AwaitProvingAsync();
        await Delete().ExpectMsgAsync<Deleted>();
        await deploy.ExpectMsgAsync<Superseded>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_newer_deploy_overtakes_one_that_waits_but_not_if_it_is_refused()
    {
        var deploy = DeployAwaited(Probed());
        await AwaitProvingAsync();
        Host.Mistakes.Add("no such program");
        await Deploy("bad").ExpectMsgAsync<Refused>();
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        Host.Mistakes.Clear();
        await Deploy("good").ExpectMsgAsync<Deployed>();

        await deploy.ExpectMsgAsync<Superseded>();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_end_of_the_agent_ends_the_wait()
    {
        var deploy = DeployAwaited(Probed());
        await AwaitProvingAsync();

        await Tell(new StopAll(Grace: null)).ExpectMsgAsync<AllStopped>();

        await deploy.ExpectMsgAsync<ShuttingDown>();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_unhealthy_is_stopped_and_started_again_as_after_a_failure()
    {
        Host.Obedient = false;
        await Deploy(Probed()).ExpectMsgAsync<Deployed>();

        await TellAsync(instance => new BecameUnhealthy(instance, "no answer"));
        await AwaitState(ServiceState.Stopping);
        Assert.Equal("no answer", Journal.Services[0].Unhealthy);

        Host.Last.End(code: 0);
        await AwaitState(ServiceState.Backoff);
        Assert.Equal((1, "no answer"), ((await StatusAsync()).Failures, (await StatusAsync()).Reason));
        Host.Obedient = true;
        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitState(ServiceState.Running);
        Assert.Null(Journal.Services[0].Unhealthy);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_unhealthy_when_its_agent_died_has_failed_for_the_next_one_too()
    {
        var process = Host.Left[Instance] = new FakeProcess(1001, obedient: false);
        await InheritAsync(Left(ServiceState.Stopping) with { Unhealthy = "no answer" });
        await AwaitState(ServiceState.Stopping);

        process.End(code: 0);

        await AwaitRunningAgainAsync();
        Assert.Equal(1, process.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_unhealthy_when_its_actor_crashed_has_failed_for_the_next_one_too()
    {
        Host.Obedient = false;
        await Deploy(Probed()).ExpectMsgAsync<Deployed>();
        await TellAsync(instance => new BecameUnhealthy(instance, "no answer"));
        await AwaitState(ServiceState.Stopping);

        await CrashAsync();
        Host.Last.End(code: 0);

        await AwaitAssertAsync(() => Assert.Equal(2, Host.Launches.Count));
        Assert.Equal(1, Host.Processes[0].Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_was_ready_is_so_for_the_next_agent()
    {
        Host.Left[Instance] = new FakeProcess(1001, obedient: true);
        await InheritAsync(Left(ServiceState.Running) with { IsReady = true, Spec = Probed() });
        await AwaitAssertAsync(() => Assert.Single(Health.Subjects));

        Assert.True((await StatusAsync()).IsReady);
        Assert.Equal((true, true), (Health.Subjects.Single().WasReady, Health.Subjects.Single().IsTakenOver));
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_says_that_it_ends_is_stopped_if_it_does_not()
    {
        await Deploy(Probed()).ExpectMsgAsync<Deployed>();
        await TellAsync(instance => new SaidStopping(instance));
        await AwaitAssertAsync(() => Assert.Contains("ending", Journal.Events));

        Time.Advance(Grace);

        await AwaitState(ServiceState.Backoff);
        Assert.Equal(1, Host.Last.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_asks_for_time_to_end_gets_it()
    {
        Host.Obedient = false;
        await Deploy(Probed()).ExpectMsgAsync<Deployed>();
        var stop = Stop();
        await AwaitState(ServiceState.Stopping);
        await TellAsync(instance => new AskedForTime(instance, TimeSpan.FromSeconds(30)));
        await TellAsync(instance => new SaidStatus(instance, "flushing"));
        await AwaitAssertAsync(async () => Assert.Equal("flushing", (await StatusAsync()).Said));

        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal((ServiceState.Stopping, 0), ((await StatusAsync()).State, Host.Last.Kills));
        Time.Advance(TimeSpan.FromSeconds(1));

        await stop.ExpectMsgAsync<Stopped>();
        Assert.Equal(1, Host.Last.Kills);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_former_instance_says_is_not_believed()
    {
        await Deploy(Probed()).ExpectMsgAsync<Deployed>();
        var former = (await StatusAsync()).Instance!;
        await Restart().ExpectMsgAsync<Restarted>();

        Health.Tell(new BecameUnhealthy(former, "gone"));
        await TellAsync(instance => new BecameReady(instance));

        await AwaitAssertAsync(async () => Assert.True((await StatusAsync()).IsReady));
        Assert.Equal(ServiceState.Running, (await StatusAsync()).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task Stopped_is_said_only_when_nothing_asks_any_more()
    {
        Health.Obedient = false;
        await Deploy(Probed()).ExpectMsgAsync<Deployed>();
        var stop = Stop();
        await AwaitAssertAsync(() => Assert.True(Host.Last.Emptied.IsCompleted));
        await stop.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        await TellAsync(instance => new AskingStopped(instance));

        await stop.ExpectMsgAsync<Stopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_notifies_is_told_where_and_its_socket_goes_with_it()
    {
        var check = new ProbeSpec { Check = new ProbeCheck.Notify(Watchdog: null), Times = Defaults.OfReference.Probe };
        await Deploy(Run("notifies") with { Ready = check }).ExpectMsgAsync<Deployed>();
        var socket = Assert.Single(Health.Sockets).Value;
        Assert.Equal("@fake", Host.Launches.Single().Environment["NOTIFY_SOCKET"]);
        Assert.Same(socket, Health.Subjects.Single().Notify);

        await Stop().ExpectMsgAsync<Stopped>();

        Assert.True(socket.IsDisposed);
    }

    private TestProbe DeployAwaited(ServiceSpec spec) => Tell(new DeployService(Web, spec, "request", AwaitsReadiness: true));

    private Task AwaitProvingAsync() => AwaitAssertAsync(async () =>
    {
        Health.Tell(new BecameUnready((await StatusAsync()).Instance ?? "", "not yet"));
        Assert.Equal("not yet", (await StatusAsync()).Reason);
    });

    private Task AwaitReasonAsync(string reason) => AwaitAssertAsync(async () => Assert.Equal(reason, (await StatusAsync()).Reason));

    private Task AwaitRunningAgainAsync() => AwaitAssertAsync(async () =>
    {
        Assert.Single(Host.Launches);
        Assert.Equal(ServiceState.Running, (await StatusAsync()).State);
    });
}
