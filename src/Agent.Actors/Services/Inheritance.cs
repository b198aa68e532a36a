using Agent.Actors.Journal;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Agent.Actors.Services.Inheriting;
using Agent.Actors.Sockets;
using Agent.Actors.Specs;
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
        var sought = services.SelectMany(Instances).ToList();
        var processes = await host.TakeOverAsync([.. sought.Select(instance => instance.Trace)]).ConfigureAwait(false);
        var found = sought.Zip(processes).ToDictionary(pair => (pair.First.Service, pair.First.Trace.Instance), pair => pair.Second);

        foreach (var service in services)
            records.Keep(Record(service, instance => Find(found, service.Service, instance)));

        // Nobody has said so if the system went down.
        foreach (var service in records.Services.Where(service => records.Find(service) is { Process: null, Beside: null }))
            logs.InstanceEnded(service);

        // Before anything is started: what one service had is nobody else's by then.
        await Task.WhenAll(records.Services.Select(service => RecoverSockets(records.Find(service)!))).ConfigureAwait(false);
    }

    private static IServiceProcess? Find(Dictionary<(ServiceId, string), IServiceProcess> found, ServiceId service, string? instance) =>
        instance is null ? null : found.GetValueOrDefault((service, instance));

    private IEnumerable<(ServiceId Service, InstanceTrace Trace)> Instances(JournalledService service)
    {
        if (MayLive(service))
            yield return (service.Service, Trace(service.Service, service.Spec, service.Instance!, service.Process, service.StartedAt));

        foreach (var beside in new[] { service.Candidate, service.Retiring }.OfType<JournalledInstance>().Where(beside => IsOfThisBoot(beside.Process)))
            yield return (service.Service, Trace(service.Service, beside.Spec, beside.Instance, beside.Process, beside.StartedAt));
    }

    private Task RecoverSockets(ServiceRecord record) => record.Inherited is InheritancePlan.LeaveAlone or InheritancePlan.Stop
        ? Task.CompletedTask
        : sockets.RecoverAsync(record.Status.Service, record.Status.Spec.Listen, record.Process ?? record.Beside?.Process);

    private bool MayLive(JournalledService service) =>
        service.State is ServiceState.Starting or ServiceState.Running or ServiceState.Stopping
        && service.Instance is not null
        && IsOfThisBoot(service.Process);

    // One that is not known may have been started just before the agent died.
    private bool IsOfThisBoot(ProcessIdentity? process) => process is null || process.BootId == host.BootId;

    private InstanceTrace Trace(ServiceId service, ServiceSpec spec, string instance, ProcessIdentity? process, DateTimeOffset? startedAt)
    {
        var spools = logs.Spools(service);

        return new InstanceTrace
        {
            Instance = instance,
            Process = process,
            StartedAt = startedAt,
            StandardOutput = spools.StandardOutput,
            StandardError = spools.ErrorOf(spec),
        };
    }

    private ServiceRecord Record(JournalledService service, Func<string?, IServiceProcess?> find)
    {
        var isOfThisBoot = (service.BootId ?? service.Process?.BootId) == host.BootId;
        var present = new Heirloom(service, find(service.Instance), BesideOf(service.Retiring, find) ?? BesideOf(service.Candidate, find));

        return Record(present.WithCandidateInPlace(), isOfThisBoot);
    }

    private static Beside? BesideOf(JournalledInstance? instance, Func<string?, IServiceProcess?> find)
    {
        var process = find(instance?.Instance);
        return Heirloom.RemainsOf(process) is Remains.Nothing ? null : new Beside(instance!.ToStatus(), process!, TimeSpan.Zero);
    }

    private static ServiceRecord Record(Heirloom heirloom, bool isOfThisBoot)
    {
        var plan = InheritancePlans.For(heirloom.Service, heirloom.Remains, isOfThisBoot);
        var isCandidate = heirloom.Service.Candidate is not null;
        var status = heirloom.Service.ToStatus(isOfThisBoot) with
        {
            Candidate = isCandidate ? heirloom.Beside?.Status : null,
            Retiring = isCandidate ? null : heirloom.Beside?.Status,
        };

        return heirloom.Remains is Remains.Nothing
            ? new ServiceRecord(Ended(status), Process: null) { Inherited = plan, Beside = heirloom.Beside }
            : new ServiceRecord(Found(status, heirloom.Process!), heirloom.Process) { Inherited = plan, Beside = heirloom.Beside };
    }

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
