using Agent.Actors.Configuration;

namespace Agent.Web.Audit;

/// <summary>
/// Bounds how many refused attempts get a row: so many at once, and as many an hour. Callers that have proven who they are
/// have a bound of their own, so that nobody else can hide what they try.
/// </summary>
internal sealed class RefusalBudget(AuditOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Bucket _known = new(options.RefusalsPerHour, time.GetTimestamp());
    private readonly Bucket _unknown = new(options.RefusalsPerHour, time.GetTimestamp());
    private long _omitted;

    /// <returns>Whether it gets a row; if not, it is counted.</returns>
    public bool TryTake(bool isKnown)
    {
        lock (_gate)
        {
            if ((isKnown ? _known : _unknown).TryTake(time, options.RefusalsPerHour)) return true;

            _omitted++;
            return false;
        }
    }

    /// <summary>How many have got none since this was asked last.</summary>
    public long TakeOmitted()
    {
        lock (_gate)
        {
            var omitted = _omitted;
            _omitted = 0;
            return omitted;
        }
    }

    private sealed class Bucket(double full, long now)
    {
        private double _left = full;
        private long _last = now;

        public bool TryTake(TimeProvider time, double perHour)
        {
            var present = time.GetTimestamp();
            _left = Math.Min(perHour, _left + (time.GetElapsedTime(_last, present).TotalHours * perHour));
            _last = present;

            if (_left < 1) return false;

            _left--;
            return true;
        }
    }
}
