using Agent.Actors.Processes;

namespace Agent.Actors.Specs.Documents;

/// <summary>Limits as texts by name.</summary>
internal static class LimitsDocument
{
    public static IReadOnlyDictionary<string, string>? Of(IReadOnlyDictionary<string, ResourceBound> limits) =>
        limits.Count == 0 ? null : Sorted.By(limits.ToDictionary(limit => limit.Key, limit => limit.Value.ToString()));

    public static IReadOnlyDictionary<string, ResourceBound> Read(IReadOnlyDictionary<string, string>? texts) =>
        texts?.ToDictionary(text => text.Key, text => Read(text.Value)) ?? Confinement.None.Limits;

    private static ResourceBound Read(string text) =>
        ResourceBound.TryParse(text, out var bound) ? bound.Value : throw new FormatException($"'{text}' is no limit");
}
