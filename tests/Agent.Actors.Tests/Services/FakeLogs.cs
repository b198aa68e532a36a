using Agent.Actors.Logs;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the log pump: remembers what it was told.</summary>
internal sealed class FakeLogs : IServiceLogs
{
    public List<string> Told { get; } = [];

    public SpoolPaths Spools(ServiceId service) => new(1, $"/spool/{service}/stdout.1", $"/spool/{service}/stderr.1");

    public void Watch(ServiceId service) => Tell($"watch {service}");

    public void InstanceEnded(ServiceId service) => Tell($"ended {service}");

    public void Forget(ServiceId service) => Tell($"forget {service}");

    public long Lag(ServiceId service) => 0;

    private void Tell(string what)
    {
        lock (Told) Told.Add(what);
    }
}
