using Agent.Actors.Journal;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Agent.Actors.Services.Inheriting;
using Agent.Actors.Sockets;
using static Agent.Actors.Services.RegistryMessages;

namespace Agent.Actors.Services;

/// <summary>What an agent takes over from the one before it: what the journal knows, and what of it still lives.</summary>
public sealed class Inheritance(IProcessHost host, IServiceLogs logs, IServiceSockets sockets)
{
    /// <param name="services">What the journal knows.</param>
    /// <param name="records">Gets what became of it.</param>
    /// <exception cref="IOException">The system is out of descriptors or memory.</exception>
    public async Task TakeOverAsync(IReadOnlyList<JournalledService> services, ServiceRecords records)
    {
        var alive = services.Where(MayLive).ToList();
        var others = services.Except(alive);
        var processes = await host.TakeOverAsync([.. alive.Select(Trace)]).ConfigureAwait(false);

        foreach (var record in alive.Zip(processes, Record).Concat(others.Select(service => Record(service, process: null))))
            records.Keep(record);

        // Nobody has said so if the system went down.
        foreach (var service in records.Services.Where(service => records.Find(service)!.Process is null))
            logs.InstanceEnded(service);

        // Before anything is started: what one service had is nobody else's by then.
        await Task.WhenAll(records.Services.Select(service => RecoverSockets(records.Find(service)!))).ConfigureAwait(false);
    }

    private Task RecoverSockets(ServiceRecord record) => record.Inherited is InheritancePlan.LeaveAlone or InheritancePlan.Stop
        ? Task.CompletedTask
        : sockets.RecoverAsync(record.Status.Service, record.Status.Spec.Listen, record.Process);

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

    private ServiceRecord Record(JournalledService service, IServiceProcess? process)
    {
        var remains = RemainsOf(process);
        var plan = InheritancePlans.For(service, remains, IsOfThisBoot(service));
        var status = service.ToStatus(IsOfThisBoot(service));

        return remains is Remains.Nothing
            ? new ServiceRecord(Ended(status), Process: null) { Inherited = plan }
            : new ServiceRecord(Found(status, process!), process) { Inherited = plan };
    }

    private static Remains RemainsOf(IServiceProcess? process) => process switch
    {
        null or { Id: 0, Emptied.IsCompleted: true } => Remains.Nothing,
        { Exited.IsCompleted: true } => Remains.WithoutLeader,
        _ => Remains.All,
    };

    private bool IsOfThisBoot(JournalledService service) => (service.BootId ?? service.Process?.BootId) == host.BootId;

    private static ServiceStatus Found(ServiceStatus status, IServiceProcess process) =>
        status with { ProcessId = process.Id == 0 ? null : process.Id, StartedAt = process.StartedAt };

    // What it was doing ended with the system.
    private static ServiceStatus Ended(ServiceStatus status) => status.State switch
    {
        ServiceState.Starting or ServiceState.Running or ServiceState.Stopping =>
            status.AtRest(status.Wanted is Wanted.Stopped ? ServiceState.Stopped : ServiceState.Exited) with { LastExit = ProcessExit.Unknown },
        var state => status.AtRest(state),
    };
}
