using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Notify;

/// <summary>The socket of one instance. To be disposed when nothing of the instance is left.</summary>
public interface INotifySocket : IDisposable
{
    /// <summary>What goes into the environment of the launch: <c>NOTIFY_SOCKET</c>, and <c>WATCHDOG_USEC</c> if the spec has a watchdog.</summary>
    IReadOnlyDictionary<string, string> EnvironmentFor(ServiceSpec spec);

    /// <summary>
    /// Begins to read. Nobody but members of the instance is believed. What comes while nobody listens is kept, within
    /// bounds, for whoever listens next.
    /// </summary>
    /// <param name="heard">Gets every message in order, on any thread. Be quick.</param>
    /// <param name="warned">Gets what was ignored and why, each kind of mistake once.</param>
    /// <returns>Ends listening.</returns>
    IDisposable Listen(IServiceProcess process, Action<NotifyMessage> heard, Action<string> warned);

    /// <summary>Hands over what has come by now, on the caller's thread and within bounds.</summary>
    void ReadNow();
}
