using Agent.Actors.Health.Notify;
using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;
using Akka.Actor;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Health;

/// <summary>What the instance says itself (sd_notify(3)).</summary>
internal sealed partial class HealthActor
{
    private static readonly TimeSpan s_betweenStatuses = TimeSpan.FromSeconds(1);

    private IDisposable? _listening;
    private string? _toldStatus;
    private string? _heldStatus;

    private bool HasRespite => Timers.IsTimerActive(RespiteOver.Instance);

    private TimeSpan? Watchdog => Spec.Live?.Check is ProbeCheck.Notify notify ? _memory.Watchdog ?? notify.Watchdog : null;

    private void Listen()
    {
        var self = Self;
        _listening = _subject.Notify?.Listen(
            _subject.Process, message => self.Tell(new Heard(message)), warning => self.Tell(new Warned(warning)));
    }

    private void HearAtStartup(NotifyMessage message)
    {
        PassOn(message);
        Note(message);

        if (message.IsStopping)
            EndByItself();
        else if (message.HasFailed)
            FailBySaying();
        else if (message.IsReady && Spec.Startup!.Check is ProbeCheck.Notify)
            BeStarted();
    }

    private void HearWhileWatching(NotifyMessage message)
    {
        PassOn(message);
        Note(message);

        if (message.IsStopping)
            EndByItself();
        else if (message.HasFailed)
            FailBySaying();
        else
            FollowReadinessAndWatchdog(message);
    }

    private void HearAtEnd(NotifyMessage message)
    {
        PassOn(message);
        if (message.IsStopping) TellStopping();
    }

    private void PassOn(NotifyMessage message)
    {
        if (message.MainProcess is { } process) Tell(new SaidMainProcess(Instance, process));
        if (message.Extension is { } time) Extend(time);
        if (message.Status is { } status) TellStatus(status);
    }

    private void Note(NotifyMessage message)
    {
        if (message.IsReloading) _memory.HasSaidReady = false;
        if (message.IsReady) _memory.HasSaidReady = true;
        _memory.Watchdog = message.Watchdog ?? _memory.Watchdog;
    }

    private void FollowReadinessAndWatchdog(NotifyMessage message)
    {
        if (Spec.Ready?.Check is ProbeCheck.Notify)
        {
            if (message.IsReloading && !message.IsReady) BeUnready("It reads its configuration anew (RELOADING=1)");
            if (message.IsReady) BeReady();
        }

        if (message.IsAlive || message.Watchdog is not null || (message.IsReady && !Timers.IsTimerActive(WatchdogDue.Instance)))
            BeginWatchdog();
    }

    private void BeginWatchdog()
    {
        if (Watchdog is { } interval && MustSayThatItWorks) Timers.StartSingleTimer(WatchdogDue.Instance, WatchdogDue.Instance, interval);
    }

    // As under systemd: a program that says READY=1 begins to say WATCHDOG=1 only then.
    private bool MustSayThatItWorks =>
        Timers.IsTimerActive(WatchdogDue.Instance)
        || (!Timers.IsTimerActive(new DelayOver(ProbeRole.Live)) && (Spec.Ready?.Check is not ProbeCheck.Notify || _memory.HasSaidReady));

    // An agent that was held up finds its time over before it finds what was said in time.
    private void CallForTheLastTime(ProbeRole role)
    {
        _subject.Notify?.ReadNow();
        Self.Tell(new LastCall(role));
    }

    private void FailByWatchdog()
    {
        if (!Timers.IsTimerActive(WatchdogDue.Instance)) Fail($"It has not said WATCHDOG=1 for {SpanText.Of(Watchdog!.Value)}");
    }

    private void FailBySaying() => Fail("It says itself that it does not work (WATCHDOG=trigger)");

    private void EndByItself()
    {
        TellStopping();
        if (_memory.IsReady) BeUnready("It ends by itself (STOPPING=1)");
        Cease();
        Enter(HealthStage.Ending);
    }

    private void TellStopping()
    {
        if (_memory.HasSaidStopping) return;

        _memory.HasSaidStopping = true;
        Tell(new SaidStopping(Instance));
    }

    private void Extend(TimeSpan time)
    {
        Timers.StartSingleTimer(RespiteOver.Instance, RespiteOver.Instance, time);
        Tell(new AskedForTime(Instance, time));
    }

    private void EndRespite()
    {
        if (_memory.Stage is HealthStage.StartingUp && _isOverdue) CallForTheLastTime(ProbeRole.Startup);
    }

    // At once, but not more often than people can read.
    private void TellStatus(string status)
    {
        _heldStatus = status;
        if (!Timers.IsTimerActive(StatusDue.Instance)) TellHeldStatus();
    }

    private void TellHeldStatus()
    {
        if (_heldStatus is null || _heldStatus == _toldStatus) return;

        _toldStatus = _heldStatus;
        Tell(new SaidStatus(Instance, _toldStatus));
        Timers.StartSingleTimer(StatusDue.Instance, StatusDue.Instance, s_betweenStatuses);
    }

    private sealed record Heard(NotifyMessage Message);

    private sealed record Warned(string Warning);

    private sealed record LastCall(ProbeRole Role);

    private sealed record WatchdogDue
    {
        public static WatchdogDue Instance { get; } = new();
    }

    private sealed record RespiteOver
    {
        public static RespiteOver Instance { get; } = new();
    }

    private sealed record StatusDue
    {
        public static StatusDue Instance { get; } = new();
    }
}
