namespace Agent.Actors.Logs.Linux;

/// <summary>What may happen to a log again and again is told of at once, and then once in ten minutes with how often it was.</summary>
internal sealed class SparingWarnings(TimeProvider time, Action<string> warn)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (long Told, int Untold)> _known = [];

    /// <param name="about">The same for the same trouble.</param>
    public void Say(string about, string warning)
    {
        var now = time.GetTimestamp();
        var isKnown = _known.TryGetValue(about, out var last);

        if (isKnown && time.GetElapsedTime(last.Told, now) < s_pause)
        {
            _known[about] = last with { Untold = last.Untold + 1 };
            return;
        }

        _known[about] = (now, 0);
        warn(last.Untold == 0 ? warning : $"{warning} It was so {last.Untold} times more since the last warning.");
    }
}
