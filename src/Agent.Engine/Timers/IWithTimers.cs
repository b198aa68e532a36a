namespace Akka.Actor;

/// <summary>An actor with timers of its own. They are there when its constructor begins, and cancelled when it restarts or stops.</summary>
public interface IWithTimers
{
    ITimerScheduler Timers { get; set; }
}
