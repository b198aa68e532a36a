using System.Diagnostics.CodeAnalysis;
using Agent.Actors.Specs;
using Akka.Actor;
using static Agent.Actors.Health.Probes.ProbeProtocol;

namespace Agent.Actors.Health.Probes;

/// <summary>Asks an instance again and again, and tells its parent every answer.</summary>
/// <remarks>
/// Waiting ── Due ─▶ Asking ── its answer ─▶ Waiting. Asking ── TimedOut ─▶ GivenUp ── nothing of the check is left ─▶ Waiting.
/// The period runs from start to start; a check that takes longer is followed by the next one at once, never overtaken by it.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Cancelled when it stops; there is nothing else to give back.")]
internal sealed class ProbeActor : ReceiveActor, IWithTimers
{
    private readonly ProbeRole _role;
    private readonly IProbe _probe;
    private readonly ProbeTimes _times;
    private readonly TimeSpan _delay;
    private CancellationTokenSource? _check;
    private bool _isDue;

    public ProbeActor(ProbeRole role, IProbe probe, ProbeTimes times, TimeSpan delay)
    {
        (_role, _probe, _times, _delay) = (role, probe, times, delay);
        Waiting();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <param name="delay">From now to the first check.</param>
    public static Props Props(ProbeRole role, IProbe probe, ProbeTimes times, TimeSpan delay) =>
        Akka.Actor.Props.Create(() => new ProbeActor(role, probe, times, delay));

    protected override void PreStart()
    {
        if (_delay > TimeSpan.Zero) Timers.StartSingleTimer(Due.Instance, Due.Instance, _delay);
        else Self.Tell(Due.Instance);
    }

    protected override void PostStop() => _check?.Cancel();

    private void Waiting()
    {
        Receive<Due>(_ => Ask());
        Receive<Cease>(_ => Context.Stop(Self));
    }

    private void Asking()
    {
        Receive<Checked>(IsPresent, @checked => Answer(@checked.Answer));
        Receive<TimedOut>(_ => GiveUp());
        Receive<Due>(_ => _isDue = true);
        Receive<Cease>(_ => BeginCeasing());
    }

    private void GivenUp()
    {
        Receive<Checked>(IsPresent, _ => GoOn());
        Receive<Due>(_ => _isDue = true);
        Receive<Cease>(_ => BeginCeasing());
    }

    private void Ceasing() => Receive<Checked>(IsPresent, _ => Context.Stop(Self));

    private void Ask()
    {
        var check = _check = new CancellationTokenSource();
        _isDue = false;
        Timers.StartSingleTimer(Due.Instance, Due.Instance, _times.Period);
        Timers.StartSingleTimer(TimedOut.Instance, TimedOut.Instance, _times.Timeout);
        Become(Asking);

        _probe.CheckAsync(check.Token).PipeTo(
            Self,
            success: answer => new Checked(check, answer),
            failure: reason => new Checked(check, new ProbeAnswer($"{_probe.Name} cannot be asked: {reason.GetBaseException().Message}")));
    }

    private void Answer(ProbeAnswer answer)
    {
        Timers.Cancel(TimedOut.Instance);
        Context.Parent.Tell(new Answered(_role, answer));
        GoOn();
    }

    private void GiveUp()
    {
        Context.Parent.Tell(new Answered(_role, new ProbeAnswer($"{_probe.Name} did not answer within {SpanText.Of(_times.Timeout)}")));
        Become(GivenUp);
        _check!.Cancel();
    }

    private void GoOn()
    {
        _check = null;
        Become(Waiting);
        if (_isDue) Ask();
    }

    private void BeginCeasing()
    {
        Timers.CancelAll();
        Become(Ceasing);
        _check!.Cancel();
    }

    // One of an incarnation that crashed is none of this one's.
    private bool IsPresent(Checked @checked) => @checked.Check == _check;

    private sealed record Due
    {
        public static Due Instance { get; } = new();
    }

    private sealed record TimedOut
    {
        public static TimedOut Instance { get; } = new();
    }

    private sealed record Checked(CancellationTokenSource Check, ProbeAnswer Answer);
}
