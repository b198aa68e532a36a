using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.TestKit;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Services that depend on others.</summary>
public class WaitingSpecs : ServiceSpecs
{
    private static readonly ServiceId Db = ServiceId.Parse("db");

    [Fact(Timeout = 60_000)]
    public async Task A_first_start_waits_on_record_and_says_for_what()
    {
        var deploy = DeployAfterDb();
        await AwaitWaitingAsync("there is no such service");

        Assert.Equal((ServiceState.Starting, null, null), ((await StatusAsync()).State, (await StatusAsync()).ProcessId, (await StatusAsync()).Instance));
        var record = Assert.Single(Journal.Services);
        Assert.Equal((ServiceState.Starting, Wanted.Running), (record.State, record.Wanted));
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        await DeployDb().ExpectMsgAsync<Deployed>();

        await deploy.ExpectMsgAsync<Deployed>();
        Assert.Null((await StatusAsync()).WaitingFor);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_there_already_is_not_waited_for()
    {
        await DeployDb().ExpectMsgAsync<Deployed>();

        await DeployAfterDb().ExpectMsgAsync<Deployed>();

        Assert.DoesNotContain("waiting", Journal.Events);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ready_is_more_than_started()
    {
        await Tell(new DeployService(Db, Probed("db"), "request")).ExpectMsgAsync<Deployed>();
        var deploy = DeployAfterDb(DependencyCondition.Ready);
        await AwaitWaitingAsync("it runs, but is not ready");

        await TellDbAsync(instance => new BecameReady(instance));

        await deploy.ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_job_has_to_end_with_success()
    {
        await DeployDb().ExpectMsgAsync<Deployed>();
        var deploy = DeployAfterDb(DependencyCondition.ExitedOk);
        await AwaitWaitingAsync("it still runs");

        Host.Last.End(code: 1);
        await AwaitWaitingAsync("it has failed 1 times in a row and is to be started again");
        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitWaitingAsync("it still runs");
        Host.Last.End(code: 0);

        await deploy.ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_runs_is_not_stopped_before_what_replaces_it_can_start()
    {
        await Deploy("old").ExpectMsgAsync<Deployed>();
        var deploy = DeployAfterDb();
        await AwaitWaitingAsync("there is no such service");

        Assert.Equal((ServiceState.Running, 1), ((await StatusAsync()).State, (await StatusAsync()).Revision));
        Assert.Equal(0, Host.Last.Terminations);

        await DeployDb().ExpectMsgAsync<Deployed>();
        await deploy.ExpectMsgAsync<Deployed>();
        Assert.Equal((2, null), ((await StatusAsync()).Revision, (await StatusAsync()).WaitingFor));
        Assert.Equal(1, Host.Processes[0].Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ends_while_its_replacement_waits_is_not_started_again_and_the_replacement_waits_on()
    {
        await Deploy("old").ExpectMsgAsync<Deployed>();
        var deploy = DeployAfterDb();
        await AwaitWaitingAsync("there is no such service");

        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Starting);
        await AwaitWaitingAsync("there is no such service");

        await DeployDb().ExpectMsgAsync<Deployed>();
        await deploy.ExpectMsgAsync<Deployed>();
        Assert.Equal(2, (await StatusAsync()).Revision);
        Assert.Equal(3, Host.Launches.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_circle_is_refused_and_changes_nothing()
    {
        await DeployDb().ExpectMsgAsync<Deployed>();
        await DeployAfterDb().ExpectMsgAsync<Deployed>();

        var circle = await DeployDbAfterWeb().ExpectMsgAsync<DependencyCircle>();

        Assert.Equal([Db, Web, Db], circle.Circle);
        Assert.Equal(0, Host.Processes[0].Terminations);
        Assert.Equal(2, Host.Launches.Count);
        await DeployDb().ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_two_first_deploys_that_close_one_the_later_is_refused_and_leaves_nothing()
    {
        var web = DeployAfterDb();
        await AwaitWaitingAsync("there is no such service");
        var db = DeployDbAfterWeb();

        await db.ExpectMsgAsync<DependencyCircle>();
        await Tell(new GetStatus(Db)).ExpectMsgAsync<UnknownService>();
        await DeployDb().ExpectMsgAsync<Deployed>();
        await web.ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_rollback_that_would_close_one_is_refused()
    {
        await DeployDb().ExpectMsgAsync<Deployed>();
        await DeployAfterDb().ExpectMsgAsync<Deployed>();
        await Deploy("free").ExpectMsgAsync<Deployed>();
        await DeployDbAfterWeb().ExpectMsgAsync<Deployed>();

        await Tell(new RollbackService(Web, null, "request")).ExpectMsgAsync<DependencyCircle>();

        Assert.Equal((ServiceState.Running, 2), ((await StatusAsync()).State, (await StatusAsync()).Revision));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_automatic_rollback_that_would_close_one_is_not_done()
    {
        await DeployDb().ExpectMsgAsync<Deployed>();
        await Tell(new DeployService(Web, AfterDb("careful") with { Strategy = Careful }, "request")).ExpectMsgAsync<Deployed>();
        var deploy = Tell(new DeployService(Web, Probed("new") with { Strategy = Careful }, "request", AwaitsReadiness: true));
        await AwaitAssertAsync(async () => Assert.Equal((2, false), ((await StatusAsync()).Revision, (await StatusAsync()).IsReady)));
        await DeployDbAfterWeb().ExpectMsgAsync<Deployed>();

        Time.Advance(Careful.ReadyTimeout);

        Assert.Equal(NotReadyOutcome.GoesOn, (await deploy.ExpectMsgAsync<NotReady>()).Outcome);
        Assert.Equal((ServiceState.Running, 2), ((await StatusAsync()).State, (await StatusAsync()).Revision));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stop_ends_the_wait(bool runs)
    {
        var deploy = await WaitAsync(runs);

        await Stop().ExpectMsgAsync<Stopped>();

        await deploy.ExpectMsgAsync<Superseded>();
        Assert.Equal((ServiceState.Stopped, null), ((await StatusAsync()).State, (await StatusAsync()).WaitingFor));
        await NothingIsStartedAsync(runs);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deletion_ends_the_wait(bool runs)
    {
        var deploy = await WaitAsync(runs);

        await Delete().ExpectMsgAsync<Deleted>();

        await deploy.ExpectMsgAsync<Superseded>();
        await Tell(new GetStatus(Web)).ExpectMsgAsync<UnknownService>();
        await NothingIsStartedAsync(runs);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_newer_deploy_ends_the_wait(bool runs)
    {
        var deploy = await WaitAsync(runs);

        await Deploy("newer").ExpectMsgAsync<Deployed>();

        await deploy.ExpectMsgAsync<Superseded>();
        Assert.Equal((Run("newer").Command, null), ((await StatusAsync()).Spec.Command, (await StatusAsync()).WaitingFor));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_newer_deploy_that_is_refused_does_not(bool runs)
    {
        var deploy = await WaitAsync(runs);
        Host.Mistakes.Add("no such program");
        await Deploy("bad").ExpectMsgAsync<Refused>();
        Host.Mistakes.Clear();
        await Tell(new DeployService(Web, Run("self") with { DependsOn = On(Web) }, "request")).ExpectMsgAsync<DependencyCircle>();

        await DeployDb().ExpectMsgAsync<Deployed>();

        await deploy.ExpectMsgAsync<Deployed>();
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_end_of_the_agent_ends_the_wait(bool runs)
    {
        var deploy = await WaitAsync(runs);

        await Tell(new StopAll(Grace: null)).ExpectMsgAsync<AllStopped>();

        await deploy.ExpectMsgAsync<ShuttingDown>();
        Assert.Equal(Wanted.Running, Assert.Single(Journal.Services).Wanted);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_of_the_actor_is_told(bool runs)
    {
        var deploy = await WaitAsync(runs);

        await CrashAsync();
        await deploy.ExpectMsgAsync<Failed>();

        await DeployDb().ExpectMsgAsync<Deployed>();
        await AwaitState(ServiceState.Running);
        Assert.Equal(runs ? Run("old").Command : Run("after").Command, (await StatusAsync()).Spec.Command);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_restart_after_a_crash_waits_too()
    {
        await DeployDb().ExpectMsgAsync<Deployed>();
        var db = Host.Last;
        await DeployAfterDb().ExpectMsgAsync<Deployed>();
        await Tell(new StopService(Db, null, "request")).ExpectMsgAsync<Stopped>();
        Time.Advance(TimeSpan.FromMinutes(1));

        Host.Last.End(code: 1);
        await AwaitWaitingAsync("it was stopped");

        await Tell(new StartService(Db, "request")).ExpectMsgAsync<Started>();
        await AwaitState(ServiceState.Running);
        Assert.Equal(1, (await StatusAsync()).Restarts);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_dependency_that_goes_down_later_takes_nobody_with_it()
    {
        await DeployDb().ExpectMsgAsync<Deployed>();
        await DeployAfterDb().ExpectMsgAsync<Deployed>();

        await Tell(new StopService(Db, null, "request")).ExpectMsgAsync<Stopped>();

        Assert.Equal((ServiceState.Running, 1), ((await StatusAsync()).State, Host.AliveCount));
    }

    [Fact(Timeout = 60_000)]
    public async Task After_a_reboot_they_wait_for_each_other()
    {
        Host.Gate = new TaskCompletionSource();
        var old = new ProcessIdentity(1001, 5, "another boot");
        await InheritAsync(
            Left(ServiceState.Running) with { Process = old, Spec = AfterDb() },
            Left(ServiceState.Running, "db") with { Process = old, Spec = Run("db") });
        await AwaitAssertAsync(() => Assert.Single(Host.Launches));
        await AwaitAssertAsync(async () => Assert.NotNull((await StatusAsync()).WaitingFor));

        Host.Gate.SetResult();

        await AwaitState(ServiceState.Running);
        Assert.Equal([Run("db").Command, Run("after").Command], Host.Launches.Select(launch => launch.Command));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_agent_goes_on_waiting()
    {
        await InheritAsync(Left(ServiceState.Starting) with { Process = null, Instance = null, Spec = AfterDb() });
        await AwaitWaitingAsync("there is no such service");
        Assert.Empty(Host.Launches);

        await DeployDb().ExpectMsgAsync<Deployed>();

        await AwaitState(ServiceState.Running);
        Assert.Equal(0, (await StatusAsync()).Restarts);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_first_start_that_cannot_be_put_on_record_leaves_nothing()
    {
        Journal.Refusal = "disk full";

        await DeployAfterDb().ExpectMsgAsync<Unrecorded>();

        await Tell(new GetStatus(Web)).ExpectMsgAsync<UnknownService>();
    }

    private static StrategySpec Careful => Run("any").Strategy with { AutoRollback = true };

    private static ServiceSpec AfterDb(string line = "after", DependencyCondition condition = DependencyCondition.Started) =>
        Run(line) with { DependsOn = On(Db, condition) };

    private static Dictionary<ServiceId, DependencyCondition> On(ServiceId service, DependencyCondition condition = DependencyCondition.Started) =>
        new() { [service] = condition };

    private TestProbe DeployAfterDb(DependencyCondition condition = DependencyCondition.Started) => Deploy(AfterDb(condition: condition));

    private TestProbe DeployDb() => Tell(new DeployService(Db, Run("db"), "request"));

    private TestProbe DeployDbAfterWeb() => Tell(new DeployService(Db, Run("db") with { DependsOn = On(Web) }, "request"));

    private async Task<TestProbe> WaitAsync(bool runs)
    {
        if (runs) await Deploy("old").ExpectMsgAsync<Deployed>();
        var deploy = DeployAfterDb();
        await AwaitWaitingAsync("there is no such service");
        return deploy;
    }

    private async Task NothingIsStartedAsync(bool ran)
    {
        await DeployDb().ExpectMsgAsync<Deployed>();
        await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>();
        Assert.Equal(ran ? 2 : 1, Host.Launches.Count);
    }

    private Task AwaitWaitingAsync(string reason) => AwaitAssertAsync(async () =>
        Assert.Equal(new Dictionary<ServiceId, string> { [Db] = reason }, (await StatusAsync()).WaitingFor));

    private async Task TellDbAsync(Func<string, IHealthEvent> found)
    {
        var db = await Tell(new GetStatus(Db)).ExpectMsgAsync<StatusIs>();
        await AwaitAssertAsync(() => Assert.True(Health.Tell(found(db.Service.Instance!))));
    }
}
