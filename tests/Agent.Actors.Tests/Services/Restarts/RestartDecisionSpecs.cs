using Agent.Actors.Processes;
using Agent.Actors.Services.Restarts;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Specs;

namespace Agent.Actors.Tests.Services.Restarts;

public class RestartDecisionSpecs
{
    private static readonly TimeSpan Now = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(RestartPolicy.Always, 0, null, true)]
    [InlineData(RestartPolicy.Always, 1, null, true)]
    [InlineData(RestartPolicy.OnFailure, 0, null, false)]
    [InlineData(RestartPolicy.OnFailure, 3, null, false)]
    [InlineData(RestartPolicy.OnFailure, 1, null, true)]
    [InlineData(RestartPolicy.OnFailure, null, 15, true)]
    [InlineData(RestartPolicy.OnFailure, null, null, true)]
    [InlineData(RestartPolicy.Never, 1, null, false)]
    [InlineData(RestartPolicy.Never, null, 9, false)]
    public void The_policy_decides_by_how_it_ended(RestartPolicy policy, int? code, int? signal, bool isStartedAgain)
    {
        var spec = Spec with { Policy = policy, SuccessExitCodes = [0, 3] };
        var end = RunEnd.Of(new ProcessExit(code, signal, null, null), TimeSpan.Zero, spec);

        Assert.Equal(isStartedAgain, Decide(end, spec) is RestartDecision.StartAgain);
    }

    [Fact]
    public void What_was_unhealthy_has_failed_whatever_its_exit_code()
    {
        Assert.IsType<RestartDecision.StartAgain>(Decide(RunEnd.Unhealthy(TimeSpan.Zero), Spec));
        Assert.IsType<RestartDecision.StayEnded>(Decide(RunEnd.Unhealthy(TimeSpan.Zero), Spec with { Policy = RestartPolicy.Never }));
    }

    [Theory]
    [InlineData(59.999, 5, 6, 32)]
    [InlineData(60, 5, 0, 0)]
    [InlineData(6_000, 0, 0, 0)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(-5, 0, 1, 1)]
    public void A_stable_run_makes_the_failures_before_it_forgotten(double ran, int before, int failures, double delay) =>
        Assert.Equal(
            new RestartDecision.StartAgain(TimeSpan.FromSeconds(delay), failures),
            Decide(new RunEnd(IsSuccess: false, TimeSpan.FromSeconds(ran)), Spec, before));

    [Fact]
    public void What_has_been_started_too_often_has_failed()
    {
        var decision = Decide(Failure, Spec, failures: 9, starts: Starts(10, every: 20));

        Assert.Contains("10 times within 300 s", Assert.IsType<RestartDecision.GiveUp>(decision).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Or_goes_on_at_the_cap_if_that_is_its_mode()
    {
        var spec = Spec with { Limit = Spec.Limit with { Mode = StartLimitMode.Delay } };

        Assert.Equal(new RestartDecision.StartAgain(TimeSpan.FromSeconds(60), 10), Decide(Failure, spec, failures: 9, Starts(10, every: 20)));
    }

    [Fact]
    public void The_window_slides()
    {
        // The oldest of the ten was 300 s ago when the next one is due, after 60 s.
        Assert.IsType<RestartDecision.StartAgain>(Decide(Failure, Spec, failures: 9, Starts(10, every: 24)));
        Assert.IsType<RestartDecision.GiveUp>(Decide(Failure, Spec, failures: 9, Starts(10, every: 23.9)));
    }

    [Fact]
    public void A_start_that_did_not_happen_counts_as_a_failure_but_not_as_a_start() =>
        Assert.Equal(
            new RestartDecision.StartAgain(TimeSpan.FromSeconds(8), 4),
            RestartDecision.AfterRefusal(Spec.Backoff, failures: 3, new FixedRandom()));

    [Fact]
    public void Only_so_many_starts_are_remembered_as_the_limit_counts()
    {
        Assert.Equal(10, StartLimit.Within(Spec.Limit, Starts(25, every: 1), Now).Count);
        Assert.Empty(StartLimit.Within(Spec.Limit, [Now - Spec.Limit.Window], Now));
    }

    private static RestartSpec Spec => Defaults.OfReference.Restart;

    private static RunEnd Failure => new(IsSuccess: false, TimeSpan.Zero);

    private static List<TimeSpan> Starts(int count, double every) =>
        [.. Enumerable.Range(1, count).Reverse().Select(number => Now - TimeSpan.FromSeconds(number * every))];

    private static RestartDecision Decide(RunEnd end, RestartSpec spec, int failures = 0, IReadOnlyList<TimeSpan>? starts = null) =>
        RestartDecision.After(end, spec, failures, starts ?? [], Now, new FixedRandom());
}
