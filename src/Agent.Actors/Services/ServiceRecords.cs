using Akka.Actor;
using static Agent.Actors.Services.RegistryMessages;

namespace Agent.Actors.Services;

/// <summary>What the registry knows and must not forget when it crashes: the latest record of every service, and whether it is closing.</summary>
public sealed class ServiceRecords
{
    private readonly SortedDictionary<string, ServiceRecord> _records = new(StringComparer.Ordinal);

    /// <summary>By id, in ordinal order.</summary>
    internal IReadOnlyList<ServiceStatus> Statuses => [.. _records.Values.Select(record => record.Status)];

    internal IReadOnlyList<ServiceId> Services => [.. _records.Values.Select(record => record.Status.Service)];

    internal Closing? Closing { get; set; }

    /// <summary>Whether the services are left as they are, because the agent ends.</summary>
    internal bool HasLeft { get; set; }

    internal ServiceRecord? Find(ServiceId service) => _records.GetValueOrDefault(service.ToString());

    internal void Keep(ServiceRecord record) => _records[record.Status.Service.ToString()] = record;

    internal void Forget(ServiceId service) => _records.Remove(service.ToString());
}

/// <summary>The end of all services: who waits for it, and for which services.</summary>
internal sealed class Closing
{
    public TimeSpan? Grace { get; set; }

    public List<IActorRef> Requesters { get; } = [];

    public HashSet<ServiceId> WaitingFor { get; } = [];

    public HashSet<ServiceId> Told { get; } = [];

    /// <summary>Whether a service waits for those that depend on it. Not when somebody is in a hurry.</summary>
    public bool IsInOrder { get; set; } = true;
}
