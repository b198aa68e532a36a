using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Web.Applying;

/// <summary>
/// Carries a plan out: everything at the same time, but a service after those that it depends on, and a service that
/// goes after those that depended on it. Goes on whether or not anybody waits.
/// </summary>
internal sealed class Rollout
{
    private readonly Dictionary<ServiceId, Task<StepOutcome>> _tasks = [];
    private readonly Func<Step, Task<StepOutcome>> _carryOut;

    private Rollout(Func<Step, Task<StepOutcome>> carryOut) => _carryOut = carryOut;

    public IReadOnlyDictionary<ServiceId, Task<StepOutcome>> Tasks => _tasks;

    public static Rollout Begin(Plan plan, Func<Step, Task<StepOutcome>> carryOut)
    {
        var rollout = new Rollout(carryOut);
        rollout.Begin(plan);
        return rollout;
    }

    // Those that are not touched are waited through: what they depend on may be.
    private void Begin(Plan plan)
    {
        foreach (var service in DependencyOrder.Of(plan.Target.Whole))
            Add(service, plan.Steps.GetValueOrDefault(service), plan.Target.Whole[service].DependsOn.Keys);

        var old = plan.Target.Present.ToDictionary(entry => entry.Key, entry => Target.SpecOf(entry.Value));
        var dependants = old.SelectMany(entry => entry.Value.DependsOn.Keys.Select(dependency => (dependency, entry.Key))).ToLookup(edge => edge.dependency, edge => edge.Key);

        foreach (var service in DependencyOrder.Of(old).Reverse().Where(plan.Target.IsRemoved))
            Add(service, plan.Steps[service], dependants[service]);
    }

    private void Add(ServiceId service, Step? step, IEnumerable<ServiceId> earlier) =>
        _tasks[service] = RunAsync(step, [.. earlier.Where(_tasks.ContainsKey).Select(other => _tasks[other])]);

    private async Task<StepOutcome> RunAsync(Step? step, IReadOnlyList<Task<StepOutcome>> earlier)
    {
        var culprit = (await Task.WhenAll(earlier)).FirstOrDefault(outcome => outcome.Culprit is not null)?.Culprit;

        if (step is null or { Action: StepAction.Unchanged })
            return new StepOutcome(StepResult.Unchanged, Culprit: culprit);

        return culprit is null ? await _carryOut(step) : new StepOutcome(StepResult.Skipped, Culprit: culprit);
    }
}
