using Agent.Actors.Processes;
using Agent.Actors.Services;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Replacement without a gap: the old instance is not touched before the new one has proven itself.</summary>
public class OverlapSpecs : OverlappingSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task The_candidate_runs_beside_the_old_one_until_it_is_ready_and_takes_its_place()
    {
        var deploy = await OnTrialAsync();
        var status = await StatusAsync();
        Assert.Equal((ServiceState.Running, 1, Old.Id), (status.State, status.Revision, status.ProcessId));
        Assert.Equal((2, New.Id, false), (status.Candidate?.Revision, status.Candidate?.ProcessId, status.Candidate?.IsReady));
        Assert.Equal(2, Host.AliveCount);
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        TellCandidate(instance => new BecameReady(instance));

        Assert.Equal(New.Id, (await deploy.ExpectMsgAsync<Deployed>()).ProcessId);
        await AwaitAloneAsync(New);
        Assert.Equal((1, 0), (Old.Terminations, New.Terminations));
        status = await StatusAsync();
        Assert.Equal((ServiceState.Running, 2, true, null), (status.State, status.Revision, status.IsReady, status.Candidate));
        Assert.Equal((2, null, null), (OnRecord.Revision, OnRecord.Candidate, OnRecord.Retiring));
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_step_is_on_record_before_the_next()
    {
        Host.Obedient = false;
        await OnTrialAsync();
        Assert.Equal((1, 2, New.Identity), (OnRecord.Revision, OnRecord.Candidate?.Revision, OnRecord.Candidate?.Process));
        Assert.Equal(Host.Launches[1].Environment[InstanceMark.Variable], OnRecord.Candidate?.Instance);

        TellCandidate(instance => new BecameReady(instance));
        await AwaitAssertAsync(() => Assert.Equal(1, Old.Terminations));

        Assert.Equal((2, New.Identity, Old.Identity), (OnRecord.Revision, OnRecord.Process, OnRecord.Retiring?.Process));
        Assert.Null(OnRecord.Candidate);
        Old.End();
        await AwaitAssertAsync(() => Assert.Null(OnRecord.Retiring));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_has_to_stay_ready_for_a_while()
    {
        var deploy = await OnTrialAsync(minReady: 10);
        TellCandidate(instance => new BecameReady(instance));
        await AwaitCandidateAsync(isReady: true);
        Time.Advance(TimeSpan.FromSeconds(9));
        TellCandidate(instance => new BecameUnready(instance, "hiccup"));
        await AwaitCandidateAsync(isReady: false);
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, (await StatusAsync()).Revision);

        TellCandidate(instance => new BecameReady(instance));
        await AwaitCandidateAsync(isReady: true);
        Time.Advance(TimeSpan.FromSeconds(10));

        await deploy.ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_is_ready_at_the_deadline_only_has_to_stay_so()
    {
        var deploy = await OnTrialAsync(minReady: 10);
        Time.Advance(ReadyTimeout - TimeSpan.FromSeconds(1));
        TellCandidate(instance => new BecameReady(instance));
        await AwaitCandidateAsync(isReady: true);
        Time.Advance(TimeSpan.FromSeconds(5));
        await StatusAsync();
        await deploy.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        TellCandidate(instance => new BecameUnready(instance, "too late"));

        Assert.Equal(NotReadyOutcome.Withdrawn, (await deploy.ExpectMsgAsync<NotReady>()).Outcome);
    }

    [Fact(Timeout = 60_000)]
    public async Task One_without_a_probe_has_to_run_for_a_while()
    {
        await Deploy(Overlapping(Run("old"))).ExpectMsgAsync<Deployed>();
        await Deploy(Overlapping(Run("two"))).ExpectMsgAsync<Deployed>();

        var deploy = Deploy(Overlapping(Run("three"), minReady: 10));
        await AwaitAssertAsync(async () => Assert.NotNull((await StatusAsync()).Candidate?.ProcessId));
        Time.Advance(TimeSpan.FromSeconds(10));

        await deploy.ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_deploy_waits_for_the_first()
    {
        var first = await OnTrialAsync();
        var second = Deploy(Overlapping(Run("third")));
        await StatusAsync();
        Assert.Equal(2, Host.Launches.Count);

        TellCandidate(instance => new BecameReady(instance));

        await first.ExpectMsgAsync<Deployed>();
        await second.ExpectMsgAsync<Deployed>();
        Assert.Equal(3, (await StatusAsync()).Revision);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_restart_overlaps_too_and_keeps_the_revision()
    {
        await BeReadyAsync();
        var restart = Restart();
        await AwaitCandidateAsync(isReady: false);
        Assert.Equal(0, Old.Terminations);

        TellCandidate(instance => new BecameReady(instance));

        await restart.ExpectMsgAsync<Restarted>();
        await AwaitAloneAsync(New);
        Assert.Equal(1, (await StatusAsync()).Revision);
    }
}
