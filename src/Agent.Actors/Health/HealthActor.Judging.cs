using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Health;

/// <summary>What the answers mean.</summary>
internal sealed partial class HealthActor
{
    private const int LongestReason = 500;

    private bool _isOverdue;

    private void BeginStartup()
    {
        var probe = Spec.Startup!;

        // Otherwise the agent before this one would have ended it. Its line may be too old to be kept.
        if (_subject.IsTakenOver && IsHeard(probe.Check) && Age >= Patience(probe.Times))
        {
            BeStarted();
            return;
        }

        BeUnready(NotYet(probe.Check));
        Begin(ProbeRole.Startup);

        if (IsHeard(probe.Check))
            Timers.StartSingleTimer(StartupDue.Instance, StartupDue.Instance, NotNegative(Patience(probe.Times) - Age));
    }

    // What is not asked, but says so itself, has as long as the checks of another would take to fail.
    private static TimeSpan Patience(ProbeTimes times) => times.InitialDelay + (times.FailureThreshold * times.Period);

    private void CountStartup(ProbeAnswer answer)
    {
        var tally = _tallies[(int)ProbeRole.Startup]!;
        var verdict = tally.Count(answer.IsSuccess);

        if (verdict is true)
            BeStarted();
        else if (verdict is false && !HasRespite)
            Fail($"The startup check failed {tally.Run} times in a row: {answer.Failure}");
        else
            BeUnready(answer.Failure!);
    }

    private void BeStarted()
    {
        Timers.Cancel(StartupDue.Instance);
        Cease(ProbeRole.Startup);
        Enter(HealthStage.Watching);
    }

    private void BeOverdue()
    {
        _isOverdue = true;
        if (!HasRespite) CallForTheLastTime(ProbeRole.Startup);
    }

    private void FailAsOverdue() => Fail($"{NotYet(Spec.Startup!.Check)}, {SpanText.Of(Patience(Spec.Startup.Times))} after its start");

    private void BeginReadiness()
    {
        if (Spec.Ready is not { } probe)
        {
            if (Spec.Startup is not null) BeReady();
            return;
        }

        if (probe.Check is ProbeCheck.Notify && _memory.HasSaidReady)
            BeReady();
        else if (!_memory.IsReady)
            BeUnready(NotYet(probe.Check));

        if (probe.Check is not ProbeCheck.LogLine || !_memory.IsReady) Begin(ProbeRole.Ready);
    }

    private void CountReady(ProbeAnswer answer)
    {
        var verdict = _tallies[(int)ProbeRole.Ready]!.Count(answer.IsSuccess);

        if (verdict is true)
            BeReady();
        else if (!answer.IsSuccess && (verdict is false || !_memory.IsReady))
            BeUnready(answer.Failure!);
    }

    private void CountLive(ProbeAnswer answer)
    {
        var tally = _tallies[(int)ProbeRole.Live]!;

        if (tally.Count(answer.IsSuccess) is false)
            Fail($"The liveness check failed {tally.Run} times in a row: {answer.Failure}");
    }

    private void BeReady()
    {
        if (_memory.IsReady) return;

        _memory.IsReady = true;
        _memory.Unreadiness = null;
        Tell(new BecameReady(Instance));
    }

    private void BeUnready(string reason)
    {
        var plain = PlainText.Of(reason, LongestReason);
        if (!_memory.IsReady && _memory.Unreadiness == plain) return;

        _memory.IsReady = false;
        _memory.Unreadiness = plain;
        Tell(new BecameUnready(Instance, plain));
    }

    private static string NotYet(ProbeCheck check) => check switch
    {
        ProbeCheck.Notify => "It has not said READY=1 yet",
        ProbeCheck.LogLine line => $"It has not written a line that matches '{line.Pattern}' yet",
        _ => "It has not been asked yet",
    };

    private static bool IsHeard(ProbeCheck check) => check is ProbeCheck.Notify or ProbeCheck.LogLine;

    private static TimeSpan NotNegative(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;

    private sealed record StartupDue
    {
        public static StartupDue Instance { get; } = new();
    }
}
