using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Applying;

namespace Agent.Web.Tests.Applying;

public class RolloutSpecs
{
    private readonly Dictionary<ServiceId, TaskCompletionSource<StepOutcome>> _begun = [];

    [Fact]
    public void A_service_waits_for_those_that_it_depends_on_and_for_no_other()
    {
        var rollout = Begin(present: "", desired: "web>db db other");

        Assert.Equal(["db", "other"], Begun);
        End("db");

        Assert.Equal(["db", "other", "web"], Begun);
        Assert.False(rollout.Tasks[Id("web")].IsCompleted);
    }

    [Fact]
    public void What_builds_on_something_that_has_failed_is_not_touched()
    {
        var rollout = Begin(present: "", desired: "web>api api>db db other");

        Fail("db");
        End("other");

        Assert.Equal(["db", "other"], Begun);
        Assert.Equal((StepResult.Skipped, Id("db")), (Outcome(rollout, "web").Result, Outcome(rollout, "web").Culprit!.Value));
        Assert.Equal(StepResult.Done, Outcome(rollout, "other").Result);
    }

    [Fact]
    public void What_is_unchanged_is_waited_through()
    {
        var rollout = Begin(present: "web>api api>db", desired: "web>api api>db db", changed: "web");

        Assert.Equal(["db"], Begun);
        End("db");

        Assert.Equal(["db", "web"], Begun);
        Assert.Equal(StepResult.Unchanged, Outcome(rollout, "api").Result);
    }

    [Fact]
    public void What_goes_goes_after_what_has_depended_on_it()
    {
        Begin(present: "web>cache api>cache cache>disk disk", desired: "web", changed: "web", prunes: true);

        Assert.Equal(["api", "web"], Begun);
        End("api");
        Assert.Equal(["api", "web"], Begun);
        End("web");
        Assert.Equal(["api", "cache", "web"], Begun);
        End("cache");
        Assert.Equal(["api", "cache", "disk", "web"], Begun);
    }

    [Fact]
    public void What_does_not_change_is_not_touched()
    {
        var rollout = Begin(present: "web>db db other", desired: "web>db db");

        Assert.Empty(Begun);
        Assert.All(rollout.Tasks.Values, task => Assert.True(task.IsCompletedSuccessfully));
    }

    private IEnumerable<string> Begun => _begun.Keys.Select(id => id.ToString()).Order(StringComparer.Ordinal);

    /// <param name="changed">A service whose command is another than now.</param>
    private Rollout Begin(string present, string desired, string? changed = null, bool prunes = false)
    {
        var target = new Target(
            DependencyOrderSpecs.Services(desired).ToDictionary(entry => entry.Key, entry => entry.Key.ToString() == changed ? entry.Value with { Command = new Command.Shell("changed") } : entry.Value),
            present.Length == 0 ? new Dictionary<ServiceId, ServiceStatus>() : DependencyOrderSpecs.Services(present).ToDictionary(entry => entry.Key, entry => Status(entry.Key, entry.Value)),
            prunes,
            _ => true);

        return Rollout.Begin(Plan.For(target), step => (_begun[step.Service] = new TaskCompletionSource<StepOutcome>()).Task);
    }

    private void End(string service) => _begun[Id(service)].SetResult(new StepOutcome(StepResult.Done));

    private void Fail(string service) => _begun[Id(service)].SetResult(new StepOutcome(StepResult.Failed, Culprit: Id(service)));

    private static StepOutcome Outcome(Rollout rollout, string service)
    {
        Assert.True(rollout.Tasks[Id(service)].IsCompletedSuccessfully);
        return rollout.Tasks[Id(service)].Result;
    }

    private static ServiceStatus Status(ServiceId service, ServiceSpec spec) => new() { Service = service, Spec = spec, State = ServiceState.Running };

    private static ServiceId Id(string service) => ServiceId.Parse(service);
}
