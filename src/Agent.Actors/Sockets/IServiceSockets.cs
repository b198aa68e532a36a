using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Sockets;

/// <summary>
/// What the agent listens on for its services, so that no instance has to. The sockets stay open from one instance to the
/// next: who connects in between waits.
/// </summary>
public interface IServiceSockets
{
    /// <summary>Looks for what would keep the agent from listening for a service. Nothing is opened or disturbed.</summary>
    /// <returns>Every mistake found; none for addresses where it listens for this service already.</returns>
    Task<IReadOnlyList<string>> CheckAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses);

    /// <summary>Listens wherever it does not yet, on all of the addresses or on none.</summary>
    /// <returns>Every mistake; none if it listens.</returns>
    Task<IReadOnlyList<string>> ListenAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses);

    /// <summary>Listens, and gives the sockets to an instance that is about to be launched, in the order of the addresses.</summary>
    /// <param name="isShared">Whether another instance of the service is using them.</param>
    /// <exception cref="LaunchException">The agent cannot listen on all of them. Lists every reason.</exception>
    Task<IReadOnlyList<PassedSocket>> HandOutAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, bool isShared);

    /// <summary>
    /// Takes the sockets back that an agent before this one has given to a process which still runs, and listens anew
    /// where there is nothing to take back. Where neither is possible, a warning says so, and what comes of it.
    /// </summary>
    /// <param name="process"><see langword="null"/> if none is left.</param>
    Task RecoverAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, IServiceProcess? process);

    /// <summary>Stops listening on whatever else there is for a service: without addresses, on all of it.</summary>
    void Keep(ServiceId service, IReadOnlyList<ListenAddress> addresses);
}
