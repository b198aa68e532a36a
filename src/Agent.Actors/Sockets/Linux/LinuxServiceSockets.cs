using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Sockets.Linux;

/// <summary>Listens on Linux. What takes time, such as finding out who has a port, is done outside of the lock.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxServiceSockets(Action<string> warn) : IServiceSockets
{
    private readonly Lock _gate = new();
    private readonly SocketTable _table = new();

    public Task<IReadOnlyList<string>> CheckAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses) =>
        Task.Run(() => Describe(Check(service, addresses)));

    public Task<IReadOnlyList<string>> ListenAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses) =>
        Task.Run(() => Describe(Listen(service, addresses)));

    public Task<IReadOnlyList<PassedSocket>> HandOutAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, bool isShared) =>
        Task.Run(() => HandOut(service, addresses, isShared));

    public Task RecoverAsync(ServiceId service, IReadOnlyList<ListenAddress> addresses, IServiceProcess? process) =>
        addresses.Count == 0 ? Task.CompletedTask : Task.Run(() => Recover(service, addresses, process?.Identity));

    public void Keep(ServiceId service, IReadOnlyList<ListenAddress> addresses)
    {
        lock (_gate) _table.CloseAllBut(service, addresses);
    }

    private List<ListenFailure> Check(ServiceId service, IReadOnlyList<ListenAddress> addresses)
    {
        lock (_gate)
            return Failures(addresses.Where(address => _table.Find(service, address) is null), address => _table.Check(service, address));
    }

    private List<ListenFailure> Listen(ServiceId service, IReadOnlyList<ListenAddress> addresses)
    {
        lock (_gate)
            return Open(service, [.. addresses.Where(address => _table.Find(service, address) is null)]);
    }

    private IReadOnlyList<PassedSocket> HandOut(ServiceId service, IReadOnlyList<ListenAddress> addresses, bool isShared)
    {
        List<ListenFailure> failures;

        lock (_gate)
        {
            foreach (var address in addresses.Where(address => IsSpoilt(service, address))) _table.Empty(service, address);
            failures = Open(service, [.. addresses.Where(address => _table.Find(service, address)?.Socket is null)]);
            if (failures.Count == 0) return [.. addresses.Select(address => Pass(_table.Find(service, address)!, isShared))];
        }

        throw new LaunchException(failures.Max(failure => failure.Fault), string.Join(" ", Describe(failures)));
    }

    // An instance may have shut it down, and then it listens again; if it has connected it somewhere, it never does.
    private bool IsSpoilt(ServiceId service, ListenAddress address) =>
        _table.Find(service, address)?.Socket is { } socket && !socket.Descriptor.TryListen();

    // What an instance has made of a socket should not be the next one's.
    private static PassedSocket Pass(ServiceSocket socket, bool isShared)
    {
        var descriptor = socket.Socket!.Descriptor;
        if (!isShared) descriptor.BlockAgain();

        return new PassedSocket(descriptor, SocketName.Of(socket.Address));
    }

    /// <summary>All or none. What only an instance has stays the service's either way.</summary>
    private List<ListenFailure> Open(ServiceId service, List<ListenAddress> addresses)
    {
        var before = addresses.Select(address => _table.Find(service, address)).OfType<ServiceSocket>().ToList();
        var failures = Failures(addresses, address => _table.Open(service, address));
        if (failures.Count == 0) return failures;

        foreach (var address in addresses) _table.Close(service, address);
        foreach (var socket in before) _table.Put(socket);
        return failures;
    }

    private void Recover(ServiceId service, IReadOnlyList<ListenAddress> addresses, ProcessIdentity? leader)
    {
        var retrieval = Retrieval.From(leader, addresses);

        lock (_gate)
            foreach (var (address, descriptor) in retrieval.Found)
                _table.Put(new ServiceSocket(service, address, new ListenSocket(descriptor, FileOf(address))));

        foreach (var address in addresses.Except(retrieval.Found.Keys))
            ListenAnew(service, address, retrieval);
    }

    // It may have closed it, or have it and not give it away.
    private void ListenAnew(ServiceId service, ListenAddress address, Retrieval retrieval)
    {
        List<ListenFailure> failures;

        lock (_gate)
        {
            failures = Open(service, [address]);
            if (failures.Count > 0) _table.Put(new ServiceSocket(service, address, Socket: null));
        }

        foreach (var failure in failures)
            warn($"{retrieval.Describe(service, address)} {failure.Describe()} It is listened on anew when the service is started next.");
    }

    private static SocketFile? FileOf(ListenAddress address) => address is ListenAddress.Unix unix ? SocketFile.Find(unix.Path) : null;

    private static List<ListenFailure> Failures(IEnumerable<ListenAddress> addresses, Action<ListenAddress> attempt) =>
        [.. addresses.Select(address => Try(address, attempt)).OfType<ListenFailure>()];

    private static ListenFailure? Try(ListenAddress address, Action<ListenAddress> attempt)
    {
        try
        {
            attempt(address);
            return null;
        }
        catch (IOException failure)
        {
            return new ListenFailure(address, failure);
        }
    }

    private static IReadOnlyList<string> Describe(IEnumerable<ListenFailure> failures) => [.. failures.Select(failure => failure.Describe())];
}
