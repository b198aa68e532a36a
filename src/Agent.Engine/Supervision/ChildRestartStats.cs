using System.Diagnostics;

namespace Akka.Actor.Internal;

/// <summary>The restarts of one child, as its parent counts them.</summary>
internal sealed class ChildRestartStats
{
    private int _restarts;
    private long _windowStart;

    public bool RequestPermission(RestartLimit limit) => limit switch
    {
        { Retries: 0 } => false,
        { WithinMilliseconds: > 0 } => InWindow(limit.Retries > 0 ? limit.Retries : 1, limit.WithinMilliseconds),
        { Retries: > 0 } => ++_restarts <= limit.Retries,
        _ => true,
    };

    private bool InWindow(int retries, int milliseconds)
    {
        if (_restarts == 0 || Stopwatch.GetElapsedTime(_windowStart).TotalMilliseconds > milliseconds)
        {
            _restarts = 1;
            _windowStart = Stopwatch.GetTimestamp();
            return true;
        }

        return ++_restarts <= retries;
    }
}
