using System.Text.Json;

namespace Agent.CrashTests.Agents;

/// <summary>What the agent says of a service.</summary>
internal sealed record ServiceReport
{
    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required string State { get; init; }

    public required string Wanted { get; init; }

    public int? Pid { get; init; }

    public string? Instance { get; init; }

    public required IReadOnlyList<string> Argv { get; init; }

    public string? Error { get; init; }

    /// <summary>Names the deploy that this comes from.</summary>
    public string Marker => ServiceScript.MarkerOf(Argv);
}
