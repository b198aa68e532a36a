namespace Agent.Actors.Health.Linux;

/// <summary>So many at once, and so many a second after that.</summary>
internal sealed class Allowance(int atOnce, int perSecond, TimeProvider time)
{
    private double _left = atOnce;
    private long _since = time.GetTimestamp();

    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(atOnce, _left + (time.GetElapsedTime(_since, now).TotalSeconds * perSecond));
        _since = now;

        if (_left < 1) return false;

        _left--;
        return true;
    }
}
