using System.Text.Json.Serialization;
using Agent.Actors.Configuration;
using Agent.Actors.Services;
using Agent.Web.Languages;

namespace Agent.Web.Applying;

/// <summary>The answer to <c>PUT /services</c>.</summary>
/// <param name="Status"><c>planned</c>, <c>applied</c> or <c>under_way</c>.</param>
/// <param name="Plan">By id.</param>
internal sealed record ApplyView(string Status, string Message, IReadOnlyList<StepView> Plan);

/// <summary>What is done with a service, and what has become of that.</summary>
internal sealed record StepView(string Service, string Action)
{
    /// <summary>Where the spec changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Changes { get; init; }

    /// <summary>Not there where nothing was done but a plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Result { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Pid { get; init; }

    /// <summary>As it would stand in the answer to a single command.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LogTail { get; init; }

    public static StepView Of(Step step) => new(step.Service.ToString(), step.Action.Snake())
    {
        Changes = step.Changes.Count == 0 ? null : step.Changes,
    };

    public static StepView Of(Step step, StepOutcome outcome, Language language) => Of(step) with
    {
        Result = outcome.Result.Snake(),
        Pid = outcome.ProcessId,
        Code = outcome.Problem?.Code,
        Error = outcome.Result is StepResult.Skipped ? ApplyTexts.Skipped.In(language, outcome.Culprit!.Value) : outcome.Problem?.Error,
        LogTail = outcome.Problem?.LogTail,
    };
}
