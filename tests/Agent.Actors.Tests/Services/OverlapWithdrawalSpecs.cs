using Agent.Actors.Processes;
using Agent.Actors.Services;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Candidates that do not prove themselves, or are not wanted any more.</summary>
public class OverlapWithdrawalSpecs : OverlappingSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task What_is_not_ready_in_time_is_stopped_and_the_old_one_was_never_touched()
    {
        var deploy = await OnTrialAsync();
        TellCandidate(instance => new BecameUnready(instance, "503"));
        await AwaitAssertAsync(async () => Assert.Equal("503", (await StatusAsync()).Candidate?.Reason));

        Time.Advance(ReadyTimeout);

        var notReady = await deploy.ExpectMsgAsync<NotReady>();
        Assert.Equal(("It was not ready within 60 s: 503", NotReadyOutcome.Withdrawn, 1), (notReady.Reason, notReady.Outcome, notReady.Revision));
        Assert.Equal(Host.Launches[1].Environment[InstanceMark.Variable], notReady.Instance);
        await AssertOldAloneAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_asks_for_time_gets_it()
    {
        var deploy = await OnTrialAsync();
        TellCandidate(instance => new AskedForTime(instance, ReadyTimeout * 2));
        TellCandidate(instance => new BecameUnready(instance, "slow"));
        await AwaitAssertAsync(async () => Assert.Equal("slow", (await StatusAsync()).Candidate?.Reason));

        Time.Advance(ReadyTimeout);
        await StatusAsync();
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
        Time.Advance(ReadyTimeout);

        await deploy.ExpectMsgAsync<NotReady>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_candidate_that_ends_is_told_of_at_once()
    {
        var deploy = await OnTrialAsync();

        New.End(code: 3);

        Assert.StartsWith("It ended with exit code 3", (await deploy.ExpectMsgAsync<NotReady>()).Reason, StringComparison.Ordinal);
        await AssertOldAloneAsync();
        Assert.Equal((0, 0), ((await StatusAsync()).Failures, (await StatusAsync()).Restarts));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_candidate_that_is_unhealthy_is_stopped()
    {
        var deploy = await OnTrialAsync();

        TellCandidate(instance => new BecameUnhealthy(instance, "no answer"));

        Assert.Equal("no answer", (await deploy.ExpectMsgAsync<NotReady>()).Reason);
        await AssertOldAloneAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_candidate_that_does_not_end_is_killed()
    {
        Host.Obedient = false;
        var deploy = await OnTrialAsync();
        Time.Advance(ReadyTimeout);
        await AwaitAssertAsync(() => Assert.Equal(1, New.Terminations));

        Time.Advance(Grace);

        await deploy.ExpectMsgAsync<NotReady>();
        Assert.Equal(1, New.Kills);
        await AssertOldAloneAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_the_system_does_not_start_leaves_the_old_one_alone()
    {
        await BeReadyAsync();
        Host.RefuseNextWith(new LaunchException(LaunchFault.System, "out of processes"));

        Assert.Equal("out of processes", (await Deploy(Overlapping(Probed("new"))).ExpectMsgAsync<Failed>()).Reason);

        await AssertOldAloneAsync();
        Assert.Null(OnRecord.Candidate);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_recorded_leaves_the_old_one_alone()
    {
        await BeReadyAsync();
        Journal.Refusal = "disk full";

        await Deploy(Overlapping(Probed("new"))).ExpectMsgAsync<Unrecorded>();

        await AssertOldAloneAsync();
        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_promotion_that_cannot_be_recorded_is_none()
    {
        var deploy = await OnTrialAsync();
        Journal.Refusal = "disk full";

        TellCandidate(instance => new BecameReady(instance));

        await deploy.ExpectMsgAsync<Unrecorded>();
        await AssertOldAloneAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_takes_both()
    {
        var deploy = await OnTrialAsync();

        await Stop().ExpectMsgAsync<Stopped>();

        await deploy.ExpectMsgAsync<Superseded>();
        Assert.Equal((0, ServiceState.Stopped, Wanted.Stopped), (Host.AliveCount, OnRecord.State, OnRecord.Wanted));
        Assert.Equal(1, OnRecord.Revision);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deletion_takes_both()
    {
        var deploy = await OnTrialAsync();

        await Delete().ExpectMsgAsync<Deleted>();

        await deploy.ExpectMsgAsync<Superseded>();
        Assert.Equal(0, Host.AliveCount);
        Assert.Empty(Journal.Services);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_end_of_the_agent_takes_both_and_the_old_one_is_what_the_next_agent_starts()
    {
        var deploy = await OnTrialAsync();

        await Tell(new StopAll(Grace: null)).ExpectMsgAsync<AllStopped>();

        await deploy.ExpectMsgAsync<ShuttingDown>();
        Assert.Equal((0, 1, Wanted.Running), (Host.AliveCount, OnRecord.Revision, OnRecord.Wanted));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hurry_hurries_the_end_of_the_candidate_too()
    {
        Host.Obedient = false;
        await OnTrialAsync();
        var all = Tell(new StopAll(Grace: null));
        await AwaitAssertAsync(() => Assert.Equal(1, New.Terminations));

        Tell(new StopAll(TimeSpan.Zero));

        await AwaitAssertAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal((1, 1), (New.Kills, Old.Kills));
        });
        await all.ExpectMsgAsync<AllStopped>();
    }
}
