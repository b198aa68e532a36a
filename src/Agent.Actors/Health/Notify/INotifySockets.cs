using Agent.Actors.Specs;

namespace Agent.Actors.Health.Notify;

/// <summary>The sockets by which instances talk to the agent in the protocol of sd_notify(3).</summary>
public interface INotifySockets
{
    /// <summary>Whether an instance of this spec is given a socket: one of its probes is <c>notify</c>.</summary>
    static bool AreNeededBy(ServiceSpec spec) => spec.Probes.Any(probe => probe.Check is ProbeCheck.Notify);

    /// <summary>
    /// Opens the socket of an instance: before its launch, and when it is taken over, then in the same place. One that is
    /// open is given again, so that an actor that crashed finds what was said meanwhile. It does not block for long.
    /// </summary>
    /// <exception cref="IOException">The system refused: no disk, no descriptors. The message says what to do.</exception>
    INotifySocket Open(string instance, ServiceSpec spec);
}
