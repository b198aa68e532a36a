using Agent.Actors.Services;
using Agent.Web.Problems;

namespace Agent.Web.Applying;

/// <param name="ProcessId">The new process, if one was started.</param>
/// <param name="Problem">Why it has failed.</param>
/// <param name="Culprit">The service that has failed, this one or one that it builds on: what builds on it is not touched.</param>
internal sealed record StepOutcome(StepResult Result, int? ProcessId = null, ProblemView? Problem = null, ServiceId? Culprit = null)
{
    public static StepOutcome UnderWay { get; } = new(StepResult.UnderWay);
}
