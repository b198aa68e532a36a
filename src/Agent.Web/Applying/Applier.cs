using Agent.Actors.Services;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Agent.Web.Services;
using Microsoft.AspNetCore.Http.HttpResults;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Applying;

/// <summary>Makes services what a document says.</summary>
internal sealed class Applier(ServiceGateway gateway, Patience patience, InstanceLog log)
{
    /// <returns>What has become of each step when all are done, or when the caller does not wait any longer.</returns>
    public async Task<IReadOnlyDictionary<ServiceId, StepOutcome>> ApplyAsync(
        Plan plan, string request, Preferences preferences, Language language, CancellationToken cancellation)
    {
        var commands = plan.Steps.ToDictionary(entry => entry.Key, entry => entry.Value.Command(request, preferences));
        var rollout = Rollout.Begin(plan, step => CarryOutAsync(commands[step.Service], language));
        var wait = preferences.Wait ?? plan.Steps.Values.Select(step => patience.For(commands[step.Service], step.Present)).Append(patience.Usual).Max();

        await WaitAsync(rollout, wait, cancellation);
        return plan.Steps.Keys.ToDictionary(service => service, service => Outcome(rollout.Tasks[service]));
    }

    private async Task<StepOutcome> CarryOutAsync(IServiceCommand command, Language language) =>
        await gateway.CommandAsync(command) switch
        {
            Deployed deployed => new StepOutcome(StepResult.Done, deployed.ProcessId),
            Deleted => new StepOutcome(StepResult.Done),
            UnknownService when command is DeleteService => new StepOutcome(StepResult.Done),
            NotReady notReady => Failed(command, notReady.ToProblem(await log.TailAsync(command.Service, notReady.Instance, CancellationToken.None), language)),
            var reply => Failed(command, reply.ToProblem(language)),
        };

    private static StepOutcome Failed(IServiceCommand command, JsonHttpResult<ProblemView> problem) =>
        new(StepResult.Failed, Problem: problem.Value, Culprit: command.Service);

    private static async Task WaitAsync(Rollout rollout, TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(rollout.Tasks.Values).WaitAsync(wait, cancellation);
        }
        // Each step says whether it is done.
        catch (TimeoutException)
        {
        }
    }

    private static StepOutcome Outcome(Task<StepOutcome> task) => task.IsCompletedSuccessfully ? task.Result : StepOutcome.UnderWay;
}
