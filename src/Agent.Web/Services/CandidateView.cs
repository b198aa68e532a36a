using System.Text.Json.Serialization;
using Agent.Actors.Services;

namespace Agent.Web.Services;

/// <summary>The instance that is to replace the present one, while it proves itself.</summary>
internal sealed record CandidateView
{
    public required int Revision { get; init; }

    public required string Instance { get; init; }

    /// <summary>Not there until it has been started.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Pid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartTime { get; init; }

    /// <summary>Not there if nobody asks it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Ready { get; init; }

    /// <summary>Why it is not ready.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public static CandidateView Of(CandidateStatus candidate) => new()
    {
        Revision = candidate.Revision,
        Instance = candidate.Instance,
        Pid = candidate.ProcessId,
        StartTime = candidate.StartedAt is { } at ? IsoTime.Of(at) : null,
        Ready = candidate.IsReady,
        Reason = candidate.Reason,
    };
}
