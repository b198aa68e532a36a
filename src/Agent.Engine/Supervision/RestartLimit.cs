using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>How often a child may be restarted; within which time, if that matters. Negative means without limit.</summary>
internal readonly record struct RestartLimit(int Retries, int WithinMilliseconds)
{
    public static RestartLimit From(int? retries, TimeSpan? within) => new(
        retries ?? -1,
        within is { } time && time != Timeout.InfiniteTimeSpan ? (int)Math.Min(time.TotalMilliseconds, int.MaxValue) : -1);

    public bool Permits(LocalActorRef child) => (child.RestartStats ??= new ChildRestartStats()).RequestPermission(this);
}
