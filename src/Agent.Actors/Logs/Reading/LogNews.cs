using System.Collections.Concurrent;
using System.Collections.Immutable;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Reading;

/// <summary>Tells whoever follows a log that it has grown, or that it is gone.</summary>
public sealed class LogNews
{
    private readonly ConcurrentDictionary<ServiceId, ImmutableArray<LogListener>> _listeners = new();

    /// <summary>To be called when lines have been written or the log has been deleted. From any thread; it costs next to nothing.</summary>
    public void Announce(ServiceId service)
    {
        if (!_listeners.TryGetValue(service, out var listeners))
            return;

        foreach (var listener in listeners)
            listener.Wake();
    }

    /// <summary>To be called before the log is read: what is announced from now on is not missed.</summary>
    public LogListener Listen(ServiceId service)
    {
        var listener = new LogListener(left => Remove(service, left));
        _listeners.AddOrUpdate(service, _ => [listener], (_, others) => others.Add(listener));
        return listener;
    }

    private void Remove(ServiceId service, LogListener listener)
    {
        while (_listeners.TryGetValue(service, out var present) && !TryReplace(service, present, present.Remove(listener)))
        {
        }
    }

    private bool TryReplace(ServiceId service, ImmutableArray<LogListener> present, ImmutableArray<LogListener> left) =>
        left.IsEmpty
            ? _listeners.TryRemove(KeyValuePair.Create(service, present))
            : _listeners.TryUpdate(service, left, present);
}
