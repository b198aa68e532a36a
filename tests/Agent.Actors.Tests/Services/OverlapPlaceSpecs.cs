using Agent.Actors.Services;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Old instances that end, or candidates that do, while the one is being replaced by the other.</summary>
public class OverlapPlaceSpecs : OverlappingSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task When_the_old_one_ends_meanwhile_the_candidate_has_its_place_and_is_answered_for_when_it_is_ready()
    {
        var deploy = await OnTrialAsync();

        Old.End(code: 1);
        await AwaitAssertAsync(async () => Assert.Equal((New.Id, 2), ((await StatusAsync()).ProcessId, (await StatusAsync()).Revision)));
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
        Assert.Equal(1, Assert.Single(Journal.Entries, entry => entry.Exit is not null).Exit?.Code);

        await TellAsync(instance => new BecameReady(instance));
        Assert.Equal(New.Id, (await deploy.ExpectMsgAsync<Deployed>()).ProcessId);
        Assert.Equal(2, Host.Launches.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task When_the_old_one_ends_and_the_candidate_is_not_ready_in_time_the_answer_says_so_and_it_goes_on()
    {
        var deploy = await OnTrialAsync();
        Old.End(code: 1);
        await AwaitAssertAsync(async () => Assert.Equal(2, (await StatusAsync()).Revision));

        Time.Advance(ReadyTimeout);

        Assert.Equal(NotReadyOutcome.GoesOn, (await deploy.ExpectMsgAsync<NotReady>()).Outcome);
        await AwaitAloneAsync(New);
    }

    [Fact(Timeout = 60_000)]
    public async Task When_both_end_the_new_one_is_started_again_by_its_policy()
    {
        var deploy = await OnTrialAsync();
        Old.End(code: 1);
        await AwaitAssertAsync(async () => Assert.Equal(2, (await StatusAsync()).Revision));

        New.End(code: 1);

        Assert.Equal(NotReadyOutcome.Ended, (await deploy.ExpectMsgAsync<NotReady>()).Outcome);
        await AwaitState(ServiceState.Backoff);
        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitState(ServiceState.Running);
    }

    [Fact(Timeout = 60_000)]
    public async Task When_the_old_one_is_unhealthy_meanwhile_the_candidate_has_its_place()
    {
        var deploy = await OnTrialAsync();

        await TellAsync(instance => new BecameUnhealthy(instance, "no answer"));
        await AwaitAssertAsync(() => Assert.Equal(1, Old.Terminations));
        await AwaitAssertAsync(async () => Assert.Equal((New.Id, null), ((await StatusAsync()).ProcessId, (await StatusAsync()).Candidate)));
        await TellAsync(instance => new BecameReady(instance));

        await deploy.ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_candidate_that_ends_while_it_is_promoted_is_noticed()
    {
        var deploy = await OnTrialAsync();
        Journal.HoldAt = "promoted";
        TellCandidate(instance => new BecameReady(instance));
        await AwaitAssertAsync(() => Assert.True(Journal.IsHolding));

        New.End(code: 1);
        Journal.Release();

        await deploy.ExpectMsgAsync<Deployed>();
        await AwaitState(ServiceState.Backoff);
        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitState(ServiceState.Running);
        Assert.Equal((2, 1), ((await StatusAsync()).Revision, Host.AliveCount));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_old_one_that_ends_while_the_candidate_is_promoted_changes_nothing()
    {
        var deploy = await OnTrialAsync();
        Journal.HoldAt = "promoted";
        TellCandidate(instance => new BecameReady(instance));
        await AwaitAssertAsync(() => Assert.True(Journal.IsHolding));

        Old.End(code: 1);
        Journal.Release();

        await deploy.ExpectMsgAsync<Deployed>();
        await AwaitAloneAsync(New);
        await AwaitAssertAsync(async () => Assert.Null((await StatusAsync()).Retiring));
        Assert.Equal((ServiceState.Running, 2), ((await StatusAsync()).State, Host.Launches.Count));
    }
}
