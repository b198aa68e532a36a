using Agent.Actors.Services;
using Agent.Web.Audit;

namespace Agent.Web.Applying;

/// <summary>Tells the audit trail what a document makes of each service.</summary>
internal static class AuditSteps
{
    private static readonly StepOutcome s_unchanged = new(StepResult.Unchanged);

    /// <summary>Until it is concluded, everything is under way: its caller may go away.</summary>
    public static void Plan(HttpContext context, Plan plan, bool isDry)
    {
        if (isDry) AuditNote.Of(context).Remark = " (dry run)";
        else Conclude(context, plan, plan.Steps.Keys.ToDictionary(service => service, _ => StepOutcome.UnderWay));
    }

    public static void Conclude(HttpContext context, Plan plan, IReadOnlyDictionary<ServiceId, StepOutcome> outcomes) =>
        AuditNote.Of(context).Steps = [.. plan.Steps.Values.Where(step => step.Action is not StepAction.Unchanged).Select(step => Of(step, outcomes.GetValueOrDefault(step.Service, s_unchanged)))];

    private static AuditStep Of(Step step, StepOutcome outcome) =>
        new(step.Service, step.Action is StepAction.Remove ? "delete" : "deploy", StatusOf(outcome));

    private static int StatusOf(StepOutcome outcome) => outcome.Result switch
    {
        StepResult.UnderWay => StatusCodes.Status202Accepted,
        StepResult.Failed => outcome.Problem?.Status ?? StatusCodes.Status500InternalServerError,
        StepResult.Skipped => StatusCodes.Status424FailedDependency,
        _ => StatusCodes.Status200OK,
    };
}
