using System.Collections.Concurrent;
using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Logs.Linux;
using Agent.Actors.Services;

namespace Agent.Actors.Logs;

/// <summary>
/// Copies what services append to their spools (<c>DATA/spool/ID</c>) into their logs (<c>DATA/logs/ID</c>), each byte
/// exactly once, also over the agent's death at any instant, and gives the copied output back to the disk.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class LogPump : IServiceLogs, IAsyncDisposable
{
    /// <summary>A deleted service's output is copied for so long; the rest goes with it.</summary>
    private static readonly TimeSpan s_mostForForgetting = TimeSpan.FromSeconds(10);

    private const int MostNamed = 10;

    private readonly ConcurrentDictionary<ServiceId, ServiceOutput> _outputs = new();
    private readonly DiskQueue _disk = new("log disk");
    private readonly Func<ServiceId, ServiceOutput> _outputOf;
    private readonly LogFolders _folders;
    private readonly CopyLoop _loop;
    private readonly Keeper _keeper;
    private readonly TimeProvider _time;
    private readonly bool _keepsDeleted;
    private readonly Action<string> _warn;

    private LogPump(LogFolders folders, LogsOptions options, CopyLoopOptions loop)
    {
        (_folders, _time, _warn) = (folders, loop.Time, loop.Warn);
        _keepsDeleted = options.KeepDeleted > TimeSpan.Zero;
        _outputOf = service => new ServiceOutput(service, folders, options, loop.Time, loop.Warn);
        _keeper = new Keeper(folders, options, loop.Time, loop.Warn);
        _loop = new CopyLoop(loop with { Rearranged = _keeper.Look }, _disk);
        CanPunchHoles = loop.CanPunchHoles;
    }

    /// <summary>Whether copied output can be given back to the disk while its service runs; if not, at the end of the instance.</summary>
    public bool CanPunchHoles { get; }

    /// <summary>Goes on where the last agent was, and copies what was written meanwhile.</summary>
    /// <param name="time">For stamps and ages.</param>
    /// <param name="grown">Gets each service whose log has grown, or is gone, on the thread that copies. Be quick.</param>
    /// <param name="warn">Gets what an operator should know. Be quick.</param>
    /// <param name="owners">What belongs to none of these is put aside.</param>
    /// <exception cref="IOException">The directories cannot be made or read.</exception>
    public static LogPump Start(
        string dataDirectory, LogsOptions options, TimeProvider time, Action<ServiceId> grown, Action<string> warn, IReadOnlySet<ServiceId>? owners = null)
    {
        var folders = new LogFolders(dataDirectory, warn);
        if (owners is not null) PutAside(folders, owners, time.GetUtcNow(), warn);

        return Start(folders, options, new CopyLoopOptions(time, grown, () => { }, warn, folders.CanPunchHoles()));
    }

    /// <summary>The files for the next instance of a service: to be asked for again before each launch.</summary>
    public SpoolPaths Spools(ServiceId service) => OutputOf(service).Paths;

    /// <summary>
    /// To be called before each launch, which then uses these files: until <see cref="InstanceEnded"/> they stay in use.
    /// </summary>
    /// <returns>Completes when all that was to be done for earlier instances is done.</returns>
    public async Task<SpoolPaths> WatchAsync(ServiceId service)
    {
        var output = OutputOf(service);
        await _loop.BeginInstance(output).ConfigureAwait(false);
        return output.Paths;
    }

    /// <inheritdoc/>
    public Task CatchUpAsync(ServiceId service) => _loop.Drain(OutputOf(service));

    /// <summary>To be called when nothing of an instance is left: a line that it has not finished is ended.</summary>
    public void InstanceEnded(ServiceId service) => _ = _loop.EndInstance(OutputOf(service));

    /// <inheritdoc/>
    public long? Lag(ServiceId service)
    {
        try
        {
            return _outputs.TryGetValue(service, out var output) ? output.Lag() : 0;
        }
        catch (IOException)
        {
            return null; // the pump warns of what it cannot read
        }
    }

    /// <summary>Puts aside, or deletes, all that a service has written. Only when nothing of it runs.</summary>
    public async Task ForgetAsync(ServiceId service)
    {
        var output = OutputOf(service);
        if (_keepsDeleted) await DrainAsync(output).ConfigureAwait(false);

        await _loop.Forget(output, () =>
        {
            _outputs.TryRemove(service, out _);
            _folders.Forget(service, _keepsDeleted, _time.GetUtcNow());
        }).ConfigureAwait(false);
        await _keeper.DeleteForgotten().ConfigureAwait(false);
    }

    /// <summary>Copies what is there, for at most some seconds. What is left is for the next agent.</summary>
    public async ValueTask DisposeAsync()
    {
        await _loop.CloseAsync().ConfigureAwait(false);
        await _disk.CloseAsync().ConfigureAwait(false);
        await _keeper.CloseAsync().ConfigureAwait(false);
        _loop.Dispose();
    }

    internal static LogPump Start(LogFolders folders, LogsOptions options, CopyLoopOptions loop)
    {
        var pump = new LogPump(folders, options, loop);
        foreach (var service in folders.Services()) _ = pump._loop.Look(pump.OutputOf(service));

        _ = pump._keeper.DeleteForgotten();
        pump._keeper.Look();
        return pump;
    }

    private static void PutAside(LogFolders folders, IReadOnlySet<ServiceId> owners, DateTimeOffset now, Action<string> warn)
    {
        if (folders.PutAside(owners, now) is { Count: > 0 } moved)
            warn($"The journal knows nothing of {Listed(moved)}, of which there are logs or output: an older journal may have been restored. They were moved to {folders.Unowned} and {folders.Unowned}-spools, and are yours to delete.");
    }

    private static string Listed(IReadOnlyList<ServiceId> services) =>
        string.Join(", ", services.Take(MostNamed)) + (services.Count > MostNamed ? $" and {services.Count - MostNamed} more" : "");

    // A log that cannot be written, or never ends, is no reason to keep a service that nobody wants.
    private async Task DrainAsync(ServiceOutput output)
    {
        var drained = _loop.Drain(output);
        await drained.WaitAsync(s_mostForForgetting, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (drained.IsFaulted) await drained.ConfigureAwait(false);

        if (output.Lag() is > 0 and var lag) _warn($"{output.Service} is deleted, and with it {lag} bytes that could not be copied to its log.");
    }

    private ServiceOutput OutputOf(ServiceId service) => _outputs.GetOrAdd(service, _outputOf);
}
