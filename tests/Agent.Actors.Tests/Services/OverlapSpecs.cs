using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.TestKit;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Replacement without a gap: the old instance is not touched before the new one has proven itself.</summary>
public class OverlapSpecs : ServiceSpecs
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);

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

    private const string Another = "fedcba9876543210";

    private FakeProcess Old => Host.Processes[0];

    private FakeProcess New => Host.Processes[1];

    private JournalledService OnRecord => Assert.Single(Journal.Services);

    private static ServiceSpec Overlapping(ServiceSpec spec, double minReady = 0) => spec with
    {
        Strategy = spec.Strategy with { Type = StrategyType.Overlap, MinReady = TimeSpan.FromSeconds(minReady) },
    };

    private static JournalledInstance Beside(string instance, string line, int revision) => new()
    {
        Instance = instance,
        Spec = Run(line),
        Revision = revision,
    };

    private FakeProcess Leave(string instance) => Host.Left[instance] = new FakeProcess(1001 + Host.Left.Count, obedient: true);

    private async Task BeReadyAsync()
    {
        await Deploy(Overlapping(Probed("old"))).ExpectMsgAsync<Deployed>();
        await TellAsync(instance => new BecameReady(instance));
        await AwaitAssertAsync(async () => Assert.True((await StatusAsync()).IsReady));
    }

    private async Task<TestProbe> OnTrialAsync(double minReady = 0)
    {
        await BeReadyAsync();
        var deploy = Deploy(Overlapping(Probed("new"), minReady));
        await AwaitCandidateAsync(isReady: false);
        return deploy;
    }

    private Task AwaitCandidateAsync(bool isReady) => AwaitAssertAsync(async () =>
    {
        var candidate = (await StatusAsync()).Candidate;
        Assert.Equal((true, isReady), (candidate?.ProcessId is not null, candidate?.IsReady));
        Assert.Contains(Health.Subjects, subject => subject.Instance == candidate!.Instance);
    });

    private void TellCandidate(Func<string, IHealthEvent> found)
    {
        var @event = found(Host.Launches[1].Environment[InstanceMark.Variable]);
        AwaitAssert(() => Assert.True(Health.Tell(@event)));
    }

    private Task AwaitAloneAsync(FakeProcess process) => AwaitAssertAsync(async () =>
    {
        Assert.Equal(1, Host.AliveCount);
        Assert.Equal(process.Id, (await StatusAsync()).ProcessId);
    });

    private async Task AssertOldAloneAsync()
    {
        var status = await StatusAsync();
        Assert.Equal((ServiceState.Running, 1, Old.Id, null), (status.State, status.Revision, status.ProcessId, status.Candidate));
        Assert.Equal((0, 1), (Old.Terminations, Host.AliveCount));
    }
}
