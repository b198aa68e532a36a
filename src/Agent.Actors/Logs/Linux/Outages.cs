using Agent.Actors.Processes.Linux;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>
/// Tells once when a log cannot be written, and once when it can again: when that has lasted, for a disk that is almost full
/// takes and refuses in turns. A full disk is told of once for all services.
/// </summary>
internal sealed class Outages(TimeProvider time, Action<string> warn)
{
    /// <summary>An outage is over when there was none for so long.</summary>
    public static TimeSpan Calm { get; } = TimeSpan.FromMinutes(1);

    private readonly Dictionary<ServiceId, string> _failing = [];
    private readonly Dictionary<string, (ServiceId Service, long Since)> _calm = [];

    /// <summary>Whether there is something to be told by <see cref="TellEnded"/>.</summary>
    public bool AwaitsCalm => _calm.Count > 0;

    public bool IsFailing(ServiceId service) => _failing.ContainsKey(service);

    public void Begin(ServiceId service, Exception failure)
    {
        var cause = CauseOf(failure);
        if (_failing.GetValueOrDefault(service) is { } other && other != cause) End(service);

        var isKnown = _failing.ContainsValue(cause) || _calm.Remove(cause);

        _failing[service] = cause;
        if (!isKnown) warn($"Cannot write the log of {service}: {cause}. Nothing is lost: its output waits in its spool, and is tried again every second.");
    }

    public void End(ServiceId service)
    {
        if (_failing.Remove(service, out var cause) && !_failing.ContainsValue(cause))
            _calm[cause] = (service, time.GetTimestamp());
    }

    public void TellEnded()
    {
        foreach (var (cause, (service, since)) in _calm.Where(calm => time.GetElapsedTime(calm.Value.Since) >= Calm).ToList())
        {
            _calm.Remove(cause);
            warn($"The log of {service} is written again. It was not: {cause}.");
        }
    }

    private static string CauseOf(Exception failure) => failure switch
    {
        SystemCallException { Errno: Errno.ENOSPC } => "the disk is full, which holds up the logs of other services too",
        SystemCallException { Errno: Errno.EDQUOT } => "the disk quota is used up, which holds up the logs of other services too",
        SystemCallException { Errno: Errno.EMFILE or Errno.ENFILE } => "too many files are open, which holds up the logs of other services too",
        _ => failure.Message.TrimEnd('.'),
    };
}
