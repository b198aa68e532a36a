using Agent.Actors.Services;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What follows when the actor, or the agent, does not see a replacement to its end.</summary>
public class OverlapTakeoverSpecs : OverlappingSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task A_crash_of_the_actor_withdraws_the_candidate()
    {
        var deploy = await OnTrialAsync();

        await CrashAsync();

        await deploy.ExpectMsgAsync<Failed>();
        await AwaitAssertAsync(() => Assert.Equal(1, Host.AliveCount));
        await AssertOldAloneAsync();
        await AwaitAssertAsync(() => Assert.Null(OnRecord.Candidate));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_of_the_actor_after_the_promotion_goes_on_with_it()
    {
        Host.Obedient = false;
        var deploy = await OnTrialAsync();
        TellCandidate(instance => new BecameReady(instance));
        await deploy.ExpectMsgAsync<Deployed>();

        await CrashAsync();
        Old.End(code: 0);

        await AwaitAloneAsync(New);
        await AwaitAssertAsync(() => Assert.Null(OnRecord.Retiring));
        Assert.Equal((ServiceState.Running, 2), ((await StatusAsync()).State, (await StatusAsync()).Revision));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_agent_withdraws_a_candidate_and_keeps_the_old_one()
    {
        var (old, candidate) = (Leave(Instance), Leave(Another));

        await InheritAsync(Left(ServiceState.Running) with { Candidate = Beside(Another, "new", 4) });

        await AwaitAssertAsync(() => Assert.Contains("taken_over", Journal.Events));
        Assert.Equal((0, 1), (old.Terminations, candidate.Terminations));
        Assert.Equal((3, old.Id), ((await StatusAsync()).Revision, (await StatusAsync()).ProcessId));
        Assert.Null(OnRecord.Candidate);
        Assert.Empty(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task Or_gives_it_the_place_of_an_old_one_that_has_ended()
    {
        Leave(Instance).End(code: 1);
        var candidate = Leave(Another);

        await InheritAsync(Left(ServiceState.Running) with { Candidate = Beside(Another, "new", 4) });

        await AwaitAssertAsync(() => Assert.Contains("taken_over", Journal.Events));
        Assert.Equal((4, candidate.Id, 0), ((await StatusAsync()).Revision, (await StatusAsync()).ProcessId, candidate.Terminations));
        Assert.Empty(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_neither_is_left_the_old_one_is_started()
    {
        Leave(Instance).End(code: 1);
        Leave(Another).End(code: 1);

        await InheritAsync(Left(ServiceState.Running) with { Candidate = Beside(Another, "new", 4) });

        await AwaitState(ServiceState.Running);
        Assert.Equal((3, 1), ((await StatusAsync()).Revision, Host.Launches.Count));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_agent_ends_what_was_retiring()
    {
        var (present, retiring) = (Leave(Instance), Leave(Another));

        await InheritAsync(Left(ServiceState.Running) with { Retiring = Beside(Another, "old", 2) });

        await AwaitAssertAsync(() => Assert.Contains("taken_over", Journal.Events));
        Assert.Equal((0, 1), (present.Terminations, retiring.Terminations));
        Assert.Null(OnRecord.Retiring);
    }
}
