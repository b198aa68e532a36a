using Akka.TestKit;

namespace Agent.Actors.Tests.Services;

/// <summary>The time that the test drives, for whoever asks for it. The system has been up for an hour when a test begins.</summary>
internal sealed class SchedulerClock(TestScheduler scheduler) : TimeProvider
{
    private readonly DateTimeOffset _boot = scheduler.Now - TimeSpan.FromHours(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (scheduler.Now - _boot).Ticks;

    public override DateTimeOffset GetUtcNow() => scheduler.Now;
}
