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

    public int Restarts { get; init; }

    public bool? Ready { get; init; }

    public IReadOnlyDictionary<string, string>? WaitingFor { get; init; }

    public JsonElement? Candidate { get; init; }

    public JsonElement? Retiring { get; init; }

    /// <summary>Whether it is not on its way from one state to another, unless somebody else has to act first.</summary>
    public bool IsSettled => Candidate is null && Retiring is null && (State is not ("starting" or "stopping") || WaitingFor is not null);

    /// <summary>Names the deploy that this comes from.</summary>
    public string Marker => ServiceScript.MarkerOf(Argv);
}
