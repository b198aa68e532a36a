using static Agent.Actors.Services.RegistryMessages;

namespace Agent.Actors.Services;

/// <summary>The latest record of every service. It is the registry's alone, but outlives the registry's crashes.</summary>
public sealed class ServiceRecords
{
    private readonly SortedDictionary<string, ServiceRecord> _records = new(StringComparer.Ordinal);

    /// <summary>By id, in ordinal order.</summary>
    internal IReadOnlyList<ServiceStatus> Statuses => [.. _records.Values.Select(record => record.Status)];

    internal ServiceRecord? Find(ServiceId service) => _records.GetValueOrDefault(service.ToString());

    internal void Keep(ServiceRecord record) => _records[record.Status.Service.ToString()] = record;

    internal void Forget(ServiceId service) => _records.Remove(service.ToString());
}
