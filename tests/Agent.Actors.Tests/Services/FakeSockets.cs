using System.Collections.Concurrent;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Sockets;
using Agent.Actors.Specs;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the listening of the agent: remembers what it was told.</summary>
internal sealed class FakeSockets : IServiceSockets
{
    public ConcurrentQueue<string> Told { get; } = [];

    /// <summary>What <see cref="CheckAsync"/> finds.</summary>
    public IReadOnlyList<string> Mistakes { get; set; } = [];

    public Task<IReadOnlyList<string>> CheckAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses) => Task.FromResult(Mistakes);

    public Task<IReadOnlyList<string>> ListenAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses) => throw new NotSupportedException();

    public Task<IReadOnlyList<PassedSocket>> HandOutAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, bool isShared)
    {
        Told.Enqueue($"hand out {service} {string.Join(' ', addresses)}{(isShared ? " beside" : "")}");
        return Task.FromResult<IReadOnlyList<PassedSocket>>([.. addresses.Select(address => new PassedSocket(new SafeFileHandle(), $"{address}"))]);
    }

    public Task RecoverAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, IServiceProcess process)
    {
        Told.Enqueue($"recover {service} {string.Join(' ', addresses)} from {process.Id}");
        return Task.CompletedTask;
    }

    public void Keep(ServiceId service, IReadOnlyList<ListenAddress> addresses) => Told.Enqueue($"keep {service} {string.Join(' ', addresses)}");
}
