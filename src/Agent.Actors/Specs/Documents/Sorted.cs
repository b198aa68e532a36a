namespace Agent.Actors.Specs.Documents;

/// <summary>What has no order, in the one in which it is written.</summary>
internal static class Sorted
{
    public static IReadOnlyDictionary<string, string> By(IReadOnlyDictionary<string, string> texts) =>
        new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal);
}
