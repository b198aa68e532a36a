using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Access.Bounds;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Scopes;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Agent.Web.Services;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Applying;

/// <summary>Makes all services what one document says.</summary>
internal static class ApplyEndpoint
{
    public static void MapApply(this IEndpointRouteBuilder app) => app.MapPut("/services", Put).Needs(Scope.Deploy);

    private static async Task<IResult> Put(HttpContext context, DocumentBody document, SpecDefaults defaults, ServiceGateway gateway, Applier applier)
    {
        var mistakes = new Mistakes(context.Request);
        var (isDry, prunes) = ReadQuery(context.Request, mistakes);
        var desired = await ReadBodyAsync(context, document, defaults, mistakes);

        if (desired.Keys.Where(service => !MayDeploy(service)).Select(service => service.ToString()).ToList() is [_, ..] closed)
            return AccessAnswers.Forbidden(context, Scope.Deploy, closed);

        if (mistakes.None && BoundAnswers.Refusal(context, desired) is { } beyond)
            return beyond;

        var present = (await gateway.ListAsync(context.RequestAborted)).Services.ToDictionary(service => service.Service);
        var target = new Target(desired, present, prunes, MayDeploy);

        new TargetCheck(target, mistakes).Run();

        if (!mistakes.None)
            return mistakes.ToProblem();

        var plan = Plan.For(target);
        AuditSteps.Plan(context, plan, isDry);
        return isDry ? Planned(plan, context) : await ApplyAsync(plan, context, applier);

        bool MayDeploy(ServiceId service) => context.May(Scope.Deploy, service);
    }

    private static (bool IsDry, bool Prunes) ReadQuery(HttpRequest request, Mistakes mistakes)
    {
        var query = new QueryReader(request.Query, mistakes);
        var (isDry, prunes) = (query.Flag("dry_run") ?? false, query.Flag("prune") ?? false);
        query.End();
        return (isDry, prunes);
    }

    private static async Task<IReadOnlyDictionary<ServiceId, ServiceSpec>> ReadBodyAsync(
        HttpContext context, DocumentBody document, SpecDefaults defaults, Mistakes mistakes)
    {
        var before = mistakes.Count;
        var body = await document.ReadAsync(context.Request, mistakes, context.RequestAborted);
        return mistakes.Count == before ? DesiredReader.Read(body, defaults) : new Dictionary<ServiceId, ServiceSpec>();
    }

    private static Ok<ApplyView> Planned(Plan plan, HttpContext context) => TypedResults.Ok(new ApplyView(
        "planned", Messages.Planned.In(context.Request.PreferredLanguage()), [.. plan.Steps.Values.Select(StepView.Of)]));

    private static async Task<IResult> ApplyAsync(Plan plan, HttpContext context, Applier applier)
    {
        var language = context.Request.PreferredLanguage();
        var outcomes = await applier.ApplyAsync(plan, context.TraceIdentifier, Preferences.Of(context.Request), language, context.RequestAborted);

        AuditSteps.Conclude(context, plan, outcomes);
        return Answer(plan, outcomes, language);
    }

    private static IResult Answer(Plan plan, IReadOnlyDictionary<ServiceId, StepOutcome> outcomes, Language language)
    {
        var steps = plan.Steps.Values.Select(step => StepView.Of(step, outcomes[step.Service], language)).ToList();
        var failed = plan.Steps.Keys.Where(service => outcomes[service].Result is StepResult.Failed or StepResult.Skipped).ToList();

        if (failed.Count > 0)
            return Problem.Of(ProblemKind.ApplyFailed, view => view with { Plan = steps }, language, failed.Count, string.Join(", ", failed.Take(10)));

        return outcomes.Values.Any(outcome => outcome.Result is StepResult.UnderWay)
            ? TypedResults.Accepted("/services", new ApplyView("under_way", Messages.ApplyUnderWay.In(language), steps))
            : TypedResults.Ok(new ApplyView("applied", Messages.Applied.In(language), steps));
    }
}
