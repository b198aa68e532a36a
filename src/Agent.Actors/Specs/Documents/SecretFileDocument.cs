namespace Agent.Actors.Specs.Documents;

/// <summary>Where a secret is. What it is has no document.</summary>
public sealed record SecretFileDocument
{
    public required string File { get; init; }

    internal static IReadOnlyList<SecretFileDocument>? Of(IReadOnlyList<string> files) => files.Count == 0 ? null : [.. files.Select(Of)];

    internal static IReadOnlyDictionary<string, SecretFileDocument>? Of(IReadOnlyDictionary<string, string> files) => files.Count == 0
        ? null
        : new SortedDictionary<string, SecretFileDocument>(files.ToDictionary(file => file.Key, file => Of(file.Value)), StringComparer.Ordinal);

    private static SecretFileDocument Of(string file) => new() { File = file };
}
