namespace Agent.Actors.Journal;

/// <summary>A spec as the journal keeps it. Other members are another version.</summary>
internal sealed record SpecDocument
{
    public const int Present = 1;

    public required int Version { get; init; }

    /// <summary>A line for the shell; otherwise there is <see cref="Argv"/>.</summary>
    public string? Command { get; init; }

    public IReadOnlyList<string>? Argv { get; init; }

    public IReadOnlyDictionary<string, string>? Env { get; init; }

    public string? Cwd { get; init; }

    /// <summary>Whether both streams go into one spool.</summary>
    public bool Merge { get; init; }
}
