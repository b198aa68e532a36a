using System.Diagnostics;

namespace Akka.TestKit;

/// <summary>How much of a length of time is left.</summary>
internal readonly struct Deadline(TimeSpan length)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Length { get; } = length;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Nought once it is over; endless time stays endless.</summary>
    public TimeSpan Left
    {
        get
        {
            if (Length == Timeout.InfiniteTimeSpan) return Length;

            var left = Length - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public bool IsOver => Left == TimeSpan.Zero;
}
