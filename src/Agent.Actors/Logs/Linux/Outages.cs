using Agent.Actors.Processes.Linux;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>Tells once when a log cannot be written, and once when it can again. A full disk is told of once for all services.</summary>
internal sealed class Outages(Action<string> warn)
{
    private readonly Dictionary<ServiceId, string> _failing = [];

    public void Begin(ServiceId service, Exception failure)
    {
        var cause = CauseOf(failure);
        var isKnown = _failing.ContainsValue(cause);

        _failing[service] = cause;
        if (!isKnown) warn($"Cannot write the log of {service}: {cause}. Nothing is lost: its output waits in its spool, and is tried again every second.");
    }

    public void End(ServiceId service)
    {
        if (_failing.Remove(service, out var cause) && !_failing.ContainsValue(cause))
            warn($"The log of {service} is written again. It was not: {cause}.");
    }

    private static string CauseOf(Exception failure) => failure switch
    {
        SystemCallException { Errno: Errno.ENOSPC } => "the disk is full, which holds up the logs of other services too",
        SystemCallException { Errno: Errno.EDQUOT } => "the disk quota is used up, which holds up the logs of other services too",
        SystemCallException { Errno: Errno.EMFILE or Errno.ENFILE } => "too many files are open, which holds up the logs of other services too",
        _ => failure.Message.TrimEnd('.'),
    };
}
