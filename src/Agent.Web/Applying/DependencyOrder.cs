using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Web.Applying;

/// <summary>Puts services into an order in which each comes after those that it depends on.</summary>
internal sealed class DependencyOrder
{
    private readonly IReadOnlyDictionary<ServiceId, ServiceSpec> _services;
    private readonly Dictionary<ServiceId, int> _missing;
    private readonly ILookup<ServiceId, ServiceId> _dependants;
    private readonly List<ServiceId> _order = [];

    private DependencyOrder(IReadOnlyDictionary<ServiceId, ServiceSpec> services)
    {
        _services = services;
        _missing = services.Keys.ToDictionary(service => service, service => Dependencies(service).Count());
        _dependants = services.Keys
            .SelectMany(service => Dependencies(service).Select(dependency => (dependency, service)))
            .ToLookup(edge => edge.dependency, edge => edge.service);
    }

    /// <returns>All of them. Those that a circle holds up, if there is one, come last.</returns>
    public static IReadOnlyList<ServiceId> Of(IReadOnlyDictionary<ServiceId, ServiceSpec> services) =>
        [.. new DependencyOrder(services).Sort().Union(services.Keys)];

    /// <summary>Finds one circle.</summary>
    /// <returns>Each depends on the next, the last is the first; <see langword="null"/> if there is none.</returns>
    public static IReadOnlyList<ServiceId>? Circle(IReadOnlyDictionary<ServiceId, ServiceSpec> services)
    {
        var order = new DependencyOrder(services);
        var held = services.Keys.Except(order.Sort()).ToHashSet();
        return held.Count == 0 ? null : order.Circle(held);
    }

    // Kahn's way, not by recursion: a chain may be as long as the document.
    private List<ServiceId> Sort()
    {
        var free = new Queue<ServiceId>(_missing.Where(entry => entry.Value == 0).Select(entry => entry.Key));

        while (free.TryDequeue(out var service))
        {
            _order.Add(service);

            foreach (var dependant in _dependants[service])
                if (--_missing[dependant] == 0)
                    free.Enqueue(dependant);
        }

        return _order;
    }

    // Whatever is held depends on something that is held, too: following that leads into a circle.
    private List<ServiceId> Circle(HashSet<ServiceId> held)
    {
        var path = new List<ServiceId>();
        var places = new Dictionary<ServiceId, int>();
        var service = held.MinBy(id => id.ToString(), StringComparer.Ordinal);

        while (places.TryAdd(service, path.Count))
        {
            path.Add(service);
            service = Dependencies(service).First(held.Contains);
        }

        return [.. path[places[service]..], service];
    }

    private IEnumerable<ServiceId> Dependencies(ServiceId service) => _services[service].DependsOn.Keys.Where(_services.ContainsKey);
}
