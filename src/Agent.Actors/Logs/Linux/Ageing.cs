using System.Runtime.Versioning;

namespace Agent.Actors.Logs.Linux;

/// <summary>When the logs of quiet services are old enough for a new segment. For the copying thread alone.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Ageing : IDisposable
{
    /// <summary>A timer takes no more than 49 days.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(30);

    private readonly TimeProvider _time;
    private readonly Action _due;
    private readonly ITimer _timer;
    private readonly Dictionary<ServiceOutput, long> _dates = [];
    private long _armed = long.MaxValue;

    /// <param name="due">Time to <see cref="TakeDue"/>, on the copying thread.</param>
    public Ageing(TimeProvider time, Action due)
    {
        (_time, _due) = (time, due);
        _timer = time.CreateTimer(_ => due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <param name="wait"><see langword="null"/>: there is nothing that could grow old.</param>
    public void Await(ServiceOutput output, TimeSpan? wait)
    {
        if (wait is not { } span)
        {
            _dates.Remove(output);
            return;
        }

        var date = _dates[output] = _time.GetTimestamp() + (long)(span.TotalSeconds * _time.TimestampFrequency);
        if (date < _armed) Arm(date);
    }

    public IReadOnlyList<ServiceOutput> TakeDue()
    {
        var now = _time.GetTimestamp();
        var due = _dates.Where(date => date.Value <= now).Select(date => date.Key).ToList();

        foreach (var output in due) _dates.Remove(output);
        Arm(_dates.Count == 0 ? long.MaxValue : _dates.Values.Min());
        return due;
    }

    public void Dispose() => _timer.Dispose();

    private void Arm(long date)
    {
        _armed = date;
        if (date == long.MaxValue) return;

        var wait = _time.GetElapsedTime(_time.GetTimestamp(), date);
        _timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, s_longestWait.Ticks)), Timeout.InfiniteTimeSpan);

        // The clock may have jumped before the timer was set.
        if (date <= _time.GetTimestamp()) _due();
    }
}
