using Agent.Actors.Journal;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using static Agent.Actors.Services.RegistryMessages;

namespace Agent.Actors.Services;

/// <summary>What an agent takes over from the one before it: what the journal knows, and what of it still lives.</summary>
public sealed class Inheritance(IProcessHost host, IServiceLogs logs)
{
    /// <param name="services">What the journal knows.</param>
    /// <param name="records">Gets what became of it.</param>
    /// <exception cref="IOException">The system is out of descriptors or memory.</exception>
    public async Task TakeOverAsync(IReadOnlyList<JournalledService> services, ServiceRecords records)
    {
        var alive = services.Where(MayLive).ToList();
        var others = services.Except(alive).ToList();
        var processes = await host.TakeOverAsync([.. alive.Select(Trace)]).ConfigureAwait(false);

        foreach (var record in alive.Zip(processes, WithProcess).Concat(others.Select(WithoutProcess)))
            records.Keep(record);

        // The last agent may have died before the end of their last lines.
        others.ForEach(ended => logs.InstanceEnded(ended.Service));
    }

    private bool MayLive(JournalledService service) =>
        service.State is ServiceState.Starting or ServiceState.Running or ServiceState.Stopping
        && service.Instance is not null
        && (service.Process is null || service.Process.BootId == host.BootId);

    private InstanceTrace Trace(JournalledService service)
    {
        var spools = logs.Spools(service.Service);

        return new InstanceTrace
        {
            Instance = service.Instance!,
            Process = service.Process,
            StartedAt = service.StartedAt,
            StandardOutput = spools.StandardOutput,
            StandardError = spools.ErrorOf(service.Spec),
        };
    }

    private static ServiceRecord WithProcess(JournalledService service, IServiceProcess process)
    {
        var status = service.ToStatus() with { ProcessId = process.Id == 0 ? null : process.Id, StartedAt = process.StartedAt };
        return new ServiceRecord(status, process) { IsInherited = true };
    }

    private ServiceRecord WithoutProcess(JournalledService service) =>
        new(Ended(service.ToStatus()), Process: null) { IsInherited = service.Wanted is Wanted.Running && !HasFinished(service) };

    // What it was doing ended with the system.
    private static ServiceStatus Ended(ServiceStatus status) => status.State switch
    {
        ServiceState.Starting or ServiceState.Running or ServiceState.Stopping => status with
        {
            State = status.Wanted is Wanted.Stopped ? ServiceState.Stopped : ServiceState.Exited,
            StartedAt = null,
            LastExit = ProcessExit.Unknown,
        },
        _ => status with { StartedAt = null },
    };

    // An agent has seen it end by itself. It stays ended until the system starts anew.
    private bool HasFinished(JournalledService service) =>
        service.State is ServiceState.Exited && service.Process?.BootId == host.BootId;
}
