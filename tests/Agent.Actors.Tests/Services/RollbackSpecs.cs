using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.TestKit;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

public class RollbackSpecs : ServiceSpecs
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 60_000)]
    public async Task The_revision_before_the_present_one_is_started_as_a_new_one()
    {
        await Deploy("one").ExpectMsgAsync<Deployed>();
        await Deploy("two").ExpectMsgAsync<Deployed>();

        var rolledBack = await RollBack().ExpectMsgAsync<RolledBack>();

        Assert.Equal((Host.Last.Id, 3), (rolledBack.ProcessId, rolledBack.Revision));
        Assert.Equal((3, Run("one").Command), ((await StatusAsync()).Revision, (await StatusAsync()).Spec.Command));

        await RollBack().ExpectMsgAsync<RolledBack>();
        Assert.Equal((4, Run("two").Command), ((await StatusAsync()).Revision, (await StatusAsync()).Spec.Command));
    }

    [Fact(Timeout = 60_000)]
    public async Task Or_the_one_whose_number_is_given_whatever_the_service_does()
    {
        await Deploy("one").ExpectMsgAsync<Deployed>();
        await Deploy("two").ExpectMsgAsync<Deployed>();
        await Deploy("three").ExpectMsgAsync<Deployed>();
        await Stop().ExpectMsgAsync<Stopped>();

        await RollBack(1).ExpectMsgAsync<RolledBack>();

        Assert.Equal((4, Run("one").Command), ((await StatusAsync()).Revision, (await StatusAsync()).Spec.Command));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_revision_that_is_not_kept_is_unknown_and_nothing_is_changed()
    {
        await Deploy("one").ExpectMsgAsync<Deployed>();

        Assert.Null((await RollBack().ExpectMsgAsync<UnknownRevision>()).Revision);
        Assert.Equal(7, (await RollBack(7).ExpectMsgAsync<UnknownRevision>()).Revision);

        Assert.Equal((ServiceState.Running, 1), ((await StatusAsync()).State, (await StatusAsync()).Revision));
        Assert.Equal(0, Host.Last.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_rollback_of_what_was_never_deployed_is_unknown() => await RollBack().ExpectMsgAsync<UnknownService>();

    [Fact(Timeout = 60_000)]
    public async Task A_journal_that_cannot_be_read_leaves_what_runs_alone()
    {
        await Deploy("one").ExpectMsgAsync<Deployed>();
        await Deploy("two").ExpectMsgAsync<Deployed>();
        Journal.Refusal = "disk gone";

        Assert.Equal("disk gone", (await RollBack().ExpectMsgAsync<Unrecorded>()).Reason);

        Assert.Equal(0, Host.Last.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_not_ready_in_time_is_replaced_by_what_was_ready_before_and_the_caller_is_told()
    {
        await BeReadyAsync("one");
        var deploy = DeployAwaited("two");
        await AwaitProvingAsync(2);

        Time.Advance(ReadyTimeout);

        var notReady = await deploy.ExpectMsgAsync<NotReady>();
        Assert.Equal((NotReadyOutcome.RolledBack, 3), (notReady.Outcome, notReady.Revision));
        Assert.StartsWith("It was not ready within 60 s", notReady.Reason, StringComparison.Ordinal);
        Assert.Equal((ServiceState.Running, 3, "one"), await RunningAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task Also_if_nobody_waits_for_it()
    {
        await BeReadyAsync("one");
        await Deploy(Careful("two")).ExpectMsgAsync<Deployed>();
        await AwaitProvingAsync(2);

        Time.Advance(ReadyTimeout);

        await AwaitAssertAsync(async () => Assert.Equal((ServiceState.Running, 3, "one"), await RunningAsync()));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ends_before_it_is_ready_is_replaced_at_once()
    {
        await BeReadyAsync("one");
        var deploy = DeployAwaited("two");
        await AwaitProvingAsync(2);

        Host.Last.End(code: 1);

        Assert.Equal(NotReadyOutcome.RolledBack, (await deploy.ExpectMsgAsync<NotReady>()).Outcome);
        Assert.Equal((ServiceState.Running, 3, "one"), await RunningAsync());
        Assert.Equal(3, Host.Launches.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_unhealthy_before_it_is_ready_is_replaced_too()
    {
        await BeReadyAsync("one");
        var deploy = DeployAwaited("two");
        await AwaitProvingAsync(2);

        await TellAsync(instance => new BecameUnhealthy(instance, "does not come up"));

        var notReady = await deploy.ExpectMsgAsync<NotReady>();
        Assert.Equal(("does not come up", NotReadyOutcome.RolledBack), (notReady.Reason, notReady.Outcome));
        Assert.Equal((ServiceState.Running, 3, "one"), await RunningAsync());
        Assert.Equal(0, (await StatusAsync()).Failures);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_anything_that_was_ready_before_it_goes_on()
    {
        var deploy = DeployAwaited("one");
        await AwaitProvingAsync(1);

        Time.Advance(ReadyTimeout);

        Assert.Equal(NotReadyOutcome.GoesOn, (await deploy.ExpectMsgAsync<NotReady>()).Outcome);
        Assert.Equal((ServiceState.Running, 1, "one"), await RunningAsync());
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_it_cannot_be_rolled_back_it_stays_and_the_answer_is_true(bool isJournalGone)
    {
        await BeReadyAsync("one");
        var deploy = DeployAwaited("two");
        await AwaitProvingAsync(2);
        if (isJournalGone)
            Journal.Refusal = "disk gone";
        else
            Host.Mistakes.Add("no such program");

        Time.Advance(ReadyTimeout);

        var notReady = await deploy.ExpectMsgAsync<NotReady>();
        Assert.Equal((NotReadyOutcome.GoesOn, 2), (notReady.Outcome, notReady.Revision));
        Assert.Equal((ServiceState.Running, 2, "two"), await RunningAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_agent_goes_on_waiting_for_it_to_become_ready()
    {
        await BeReadyAsync("one");
        await Deploy(Careful("two")).ExpectMsgAsync<Deployed>();
        await AwaitProvingAsync(2);
        await CrashAsync();
        await AwaitProvingAsync(2);

        Time.Advance(ReadyTimeout);

        await AwaitAssertAsync(async () => Assert.Equal((ServiceState.Running, 3, "one"), await RunningAsync()));
    }

    private static ServiceSpec Careful(string line)
    {
        var spec = Probed(line);
        return spec with { Strategy = spec.Strategy with { AutoRollback = true } };
    }

    private TestProbe RollBack(int? revision = null) => Tell(new RollbackService(Web, revision, "request"));

    private TestProbe DeployAwaited(string line) => Tell(new DeployService(Web, Careful(line), "request", AwaitsReadiness: true));

    private async Task BeReadyAsync(string line)
    {
        await Deploy(Careful(line)).ExpectMsgAsync<Deployed>();
        await TellAsync(instance => new BecameReady(instance));
        await AwaitAssertAsync(async () => Assert.True((await StatusAsync()).IsReady));
    }

    private Task AwaitProvingAsync(int revision) => AwaitAssertAsync(async () =>
    {
        var status = await StatusAsync();
        Health.Tell(new BecameUnready(status.Instance ?? "", "not yet"));
        Assert.Equal((revision, "not yet"), (status.Revision, status.Reason));
    });

    private async Task<(ServiceState, int, string)> RunningAsync()
    {
        var status = await StatusAsync();
        return (status.State, status.Revision, ((Command.Shell)status.Spec.Command).Line);
    }
}
