using System.Text.Json.Serialization;

namespace Agent.Web.Services;

/// <summary>Nothing of the service is left.</summary>
internal sealed record EndedView : StatusView
{
    public override string Status => "stopped";

    /// <summary><see langword="null"/> where nobody can know it.</summary>
    public required int? ReturnCode { get; init; }

    /// <summary>Not there while the first process is only being started: nothing has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Message { get; init; }

    /// <summary>User and system time, in seconds, of the process that ended and of the children it waited for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CpuSeconds { get; init; }

    /// <summary>The largest resident set of any of these, where the system can tell it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Why it could not be started.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }
}
