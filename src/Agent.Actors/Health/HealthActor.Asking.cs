using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;
using Akka.Actor;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Health.Probes.ProbeProtocol;

namespace Agent.Actors.Health;

/// <summary>The probes: their beginning and their end.</summary>
internal sealed partial class HealthActor
{
    private readonly HashSet<IActorRef> _probes = [];
    private readonly CancellationTokenSource _lines = new();
    private readonly Tally?[] _tallies = new Tally?[3];
    private bool _hasPromised;

    // All of them count from the start of the process, also what has to wait for startup.
    private void BeginDelays()
    {
        var age = Age;

        foreach (var role in Enum.GetValues<ProbeRole>())
            if (Spec.Probe(role)?.Times.InitialDelay - age is { Ticks: > 0 } delay)
                Timers.StartSingleTimer(new DelayOver(role), new DelayOver(role), delay);
    }

    private TimeSpan Age => _subject.IsTakenOver ? _runtime.Checks.AgeOf(_subject.Process) : TimeSpan.Zero;

    private void Begin(ProbeRole role)
    {
        if (!Timers.IsTimerActive(new DelayOver(role))) Ask(role);
    }

    private void Ask(ProbeRole role)
    {
        switch (Spec.Probe(role))
        {
            case null:
                break;
            case { Check: ProbeCheck.LogLine }:
                if (role is not ProbeRole.Live) AwaitLine(role);
                break;
            case { Check: ProbeCheck.Notify }:
                if (role is ProbeRole.Live) BeginWatchdog();
                break;
            case var probe:
                Start(role, probe);
                break;
        }
    }

    private void Start(ProbeRole role, ProbeSpec probe)
    {
        var asks = _runtime.Checks.ProbeOf(_subject, role, probe.Check);
        _tallies[(int)role] = new Tally(role, probe.Times);
        _probes.Add(Context.Watch(Context.ActorOf(ProbeActor.Props(role, asks, probe.Times, FirstDelay(probe.Times)), $"{role}")));
    }

    // An agent that takes over a thousand services must not ask them all at once.
    private TimeSpan FirstDelay(ProbeTimes times) => _subject.IsTakenOver ? times.Period * Random.Shared.NextDouble() : TimeSpan.Zero;

    private void AwaitLine(ProbeRole role) =>
        _runtime.Checks.AwaitLineAsync(_subject, (ProbeCheck.LogLine)Spec.Probe(role)!.Check, _lines.Token).PipeTo(
            Self,
            success: () => new LineSeen(role),
            failure: reason => new LineLost(role, reason.GetBaseException().Message));

    private void LookAgainLater(LineLost lost)
    {
        BeUnready($"Its log cannot be read: {lost.Reason}");
        Timers.StartSingleTimer(new LookAgain(lost.Role), new LookAgain(lost.Role), Spec.Probe(lost.Role)!.Times.Period);
    }

    private void Cease()
    {
        _lines.Cancel();

        foreach (var probe in _probes)
            probe.Tell(ProbeProtocol.Cease.Instance);
    }

    private static void Cease(ProbeRole role) => Context.Child($"{role}").Tell(ProbeProtocol.Cease.Instance);

    private void PromiseToTell()
    {
        _hasPromised = true;
        TellIfNothingIsAsked();
    }

    private void NoteEndOf(Terminated terminated)
    {
        _probes.Remove(terminated.ActorRef);
        TellIfNothingIsAsked();
    }

    private void TellIfNothingIsAsked()
    {
        if (!_hasPromised || _probes.Count > 0) return;

        _hasPromised = false;
        Tell(new AskingStopped(Instance));
    }

    private sealed record DelayOver(ProbeRole Role);

    private sealed record LineSeen(ProbeRole Role);

    private sealed record LineLost(ProbeRole Role, string Reason);

    private sealed record LookAgain(ProbeRole Role);
}
