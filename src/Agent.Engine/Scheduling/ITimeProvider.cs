namespace Akka.Actor;

public interface ITimeProvider
{
    /// <summary>The time for people. It may jump.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The time since some start. It never jumps.</summary>
    TimeSpan MonotonicClock { get; }

    /// <inheritdoc cref="MonotonicClock"/>
    TimeSpan HighResMonotonicClock { get; }
}
