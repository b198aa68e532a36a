namespace Agent.Actors.Services.Dependencies;

/// <summary>Looks for a way from a service back to itself.</summary>
internal static class DependencyCircle
{
    /// <param name="dependsOn">What a service depends on.</param>
    /// <returns>The way, from the service to itself, or <see langword="null"/>.</returns>
    public static IReadOnlyList<ServiceId>? Through(ServiceId service, Func<ServiceId, IEnumerable<ServiceId>> dependsOn)
    {
        // How each was come to.
        var from = new Dictionary<ServiceId, ServiceId>();
        var open = new Stack<ServiceId>([service]);

        while (open.TryPop(out var at))
        {
            foreach (var next in dependsOn(at))
            {
                if (next == service)
                    return Way(service, at, from);

                if (from.TryAdd(next, at))
                    open.Push(next);
            }
        }

        return null;
    }

    private static List<ServiceId> Way(ServiceId service, ServiceId last, Dictionary<ServiceId, ServiceId> from)
    {
        var way = new List<ServiceId> { service };

        for (var at = last; at != service; at = from[at])
            way.Add(at);

        way.Add(service);
        way.Reverse();
        return way;
    }
}
