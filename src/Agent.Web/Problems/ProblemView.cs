using System.Text.Json.Serialization;
using Agent.Web.Applying;

namespace Agent.Web.Problems;

/// <summary>
/// Any answer that is not a success: the members of RFC 9457, <c>error</c> for clients that know only that, and a
/// stable <c>code</c>.
/// </summary>
internal sealed record ProblemView
{
    /// <summary>RFC 9457, section 4.2.1: the status code says it all; <see cref="Code"/> says it more precisely.</summary>
    public string Type { get; } = "about:blank";

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    public required string Error { get; init; }

    public required string Code { get; init; }

    /// <summary>Every mistake, where there is more to say than <see cref="Error"/> does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MistakeView>? Errors { get; init; }

    /// <summary>What became of an instance that did not become ready: <c>goes_on</c>, <c>ended</c>, <c>withdrawn</c> or <c>rolled_back</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outcome { get; init; }

    /// <summary>The revision that is in force after that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Revision { get; init; }

    /// <summary>What it wrote last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LogTail { get; init; }

    /// <summary>What has become of each service of a document.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StepView>? Plan { get; init; }
}
