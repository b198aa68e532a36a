using System.Collections.Concurrent;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Sockets;
using Agent.Actors.Specs;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the system's sockets: remembers what is open, and for whom.</summary>
internal sealed class FakeSockets : IServiceSockets
{
    private readonly ConcurrentDictionary<ServiceId, List<ListenAddress>> _open = [];

    /// <summary>What is wrong with every address.</summary>
    public List<string> Mistakes { get; } = [];

    /// <summary>Whether they were shared, by hand-out.</summary>
    public ConcurrentQueue<bool> HandOuts { get; } = [];

    public ConcurrentQueue<(ServiceId Service, int? Process)> Recoveries { get; } = [];

    public IReadOnlyList<ListenAddress> Open(ServiceId service) => _open.GetValueOrDefault(service, []);

    public Task<IReadOnlyList<string>> CheckAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses) =>
        Task.FromResult<IReadOnlyList<string>>(Mistakes);

    public Task<IReadOnlyList<string>> ListenAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses)
    {
        if (Mistakes.Count == 0) Add(service, addresses);
        return Task.FromResult<IReadOnlyList<string>>(Mistakes);
    }

    public Task<IReadOnlyList<PassedSocket>> HandOutAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, bool isShared)
    {
        Add(service, addresses);
        HandOuts.Enqueue(isShared);
        return Task.FromResult<IReadOnlyList<PassedSocket>>([.. addresses.Select(Pass)]);
    }

    public Task RecoverAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, IServiceProcess? process)
    {
        Add(service, addresses);
        Recoveries.Enqueue((service, process?.Id));
        return Task.CompletedTask;
    }

    public void Keep(ServiceId service, IReadOnlyList<ListenAddress> addresses) =>
        _open[service] = [.. Open(service).Intersect(addresses)];

    private void Add(ServiceId service, IReadOnlyList<ListenAddress> addresses) =>
        _open[service] = [.. Open(service).Union(addresses)];

    private static PassedSocket Pass(ListenAddress address) => new(new SafeFileHandle(), address.ToString()!);
}
