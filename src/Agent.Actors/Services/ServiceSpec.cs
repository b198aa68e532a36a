using Agent.Actors.Processes;

namespace Agent.Actors.Services;

/// <summary>What a caller wants to run.</summary>
public sealed record ServiceSpec
{
    private static readonly Dictionary<string, string> Nothing = [];

    public required Command Command { get; init; }

    /// <summary>Added to the base environment, and stronger than it.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = Nothing;

    /// <summary>An absolute path; <see langword="null"/> is the agent's own directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether standard error goes where standard output goes, so that their order is kept.</summary>
    public bool MergesOutput { get; init; }
}
