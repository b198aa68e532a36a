using System.Globalization;
using Agent.Actors.Specs;

namespace Agent.Actors.Services.Restarts;

/// <summary>What becomes of a service that has ended without a command.</summary>
internal abstract record RestartDecision
{
    private RestartDecision()
    {
    }

    /// <summary>Its policy leaves it ended.</summary>
    public sealed record StayEnded : RestartDecision;

    /// <summary>It is started again after a while, or at once.</summary>
    /// <param name="Failures">In a row, this one included.</param>
    public sealed record StartAgain(TimeSpan Delay, int Failures) : RestartDecision;

    /// <summary>It has been started too often.</summary>
    public sealed record GiveUp(string Reason, int Failures) : RestartDecision;

    /// <param name="failures">In a row, before this end.</param>
    /// <param name="starts">When the agent has started it by itself lately.</param>
    /// <param name="now">On the same clock.</param>
    public static RestartDecision After(RunEnd end, RestartSpec spec, int failures, IReadOnlyList<TimeSpan> starts, TimeSpan now, Random random) =>
        IsWantedBy(spec.Policy, end) ? StartAfter(FailuresAfter(end, spec.Backoff, failures), spec, starts, now, random) : new StayEnded();

    /// <summary>It is wanted, and the system did not start it. Policy and start limit have no say: nothing of it has run.</summary>
    public static StartAgain AfterRefusal(BackoffSpec spec, int failures, Random random) =>
        new(Backoff.Delay(spec, failures + 1, random), failures + 1);

    private static bool IsWantedBy(RestartPolicy policy, RunEnd end) => policy switch
    {
        RestartPolicy.Always => true,
        RestartPolicy.OnFailure => !end.IsSuccess,
        _ => false,
    };

    private static int FailuresAfter(RunEnd end, BackoffSpec spec, int failures) => end.Ran >= spec.Reset ? 0 : failures + 1;

    private static RestartDecision StartAfter(int failures, RestartSpec spec, IReadOnlyList<TimeSpan> starts, TimeSpan now, Random random)
    {
        var delay = Backoff.Delay(spec.Backoff, failures, random);

        if (StartLimit.Allows(spec.Limit, starts, now + delay))
            return new StartAgain(delay, failures);

        return spec.Limit.Mode is StartLimitMode.Delay
            ? new StartAgain(spec.Backoff.Max, failures)
            : new GiveUp(string.Create(
                CultureInfo.InvariantCulture,
                $"It has been started {spec.Limit.Starts} times within {spec.Limit.Window.TotalSeconds:0.###} s, as often as its start limit allows. Find out why it ends, then start it."), failures);
    }
}
