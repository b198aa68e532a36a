namespace Agent.Actors.Services.Dependencies;

/// <summary>In which order services are closed: none before all that depend on it are gone.</summary>
internal static class ClosingOrder
{
    /// <param name="left">Those that are not gone.</param>
    /// <param name="told">Those that have been told to close.</param>
    /// <param name="dependsOn">What a service depends on.</param>
    /// <returns>Those that can be told to close now.</returns>
    public static IReadOnlyList<ServiceId> Next(
        IReadOnlySet<ServiceId> left, IReadOnlySet<ServiceId> told, Func<ServiceId, IEnumerable<ServiceId>> dependsOn)
    {
        var untold = left.Where(service => !told.Contains(service)).ToList();
        if (untold.Count == 0) return [];

        var needed = left.SelectMany(service => dependsOn(service).Where(dependency => dependency != service)).ToHashSet();
        var next = untold.Where(service => !needed.Contains(service)).ToList();

        // Whatever wrote down a circle: the agent must come to its end.
        return next.Count == 0 && !left.Overlaps(told) ? untold : next;
    }
}
