using Agent.Actors.Logs;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the log pump: remembers what it was told.</summary>
internal sealed class FakeLogs : IServiceLogs
{
    public bool CanPunchHoles => true;

    public List<string> Told { get; } = [];

    public SpoolPaths Spools(ServiceId service) => new(1, $"/spool/{service}/stdout.1", $"/spool/{service}/stderr.1");

    public Task<SpoolPaths> WatchAsync(ServiceId service)
    {
        Tell($"watch {service}");
        return Task.FromResult(Spools(service));
    }

    public void InstanceEnded(ServiceId service) => Tell($"ended {service}");

    public Task ForgetAsync(ServiceId service)
    {
        Tell($"forget {service}");
        return Task.CompletedTask;
    }

    public Task CatchUpAsync(ServiceId service) => Task.CompletedTask;

    public long? Lag(ServiceId service) => 0;

    private void Tell(string what)
    {
        lock (Told) Told.Add(what);
    }
}
