using Agent.Actors.Processes;

namespace Agent.Actors.Specs;

/// <summary>How a service is stopped.</summary>
public sealed record StopSpec
{
    /// <summary>What asks it to end.</summary>
    public required Signal Signal { get; init; }

    /// <summary>How long it may take to end after that before everything of it is killed: 0 s to 1 d.</summary>
    public required TimeSpan Grace { get; init; }
}
