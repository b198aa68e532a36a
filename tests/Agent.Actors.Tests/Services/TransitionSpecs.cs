using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.Event;
using Akka.TestKit;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>
/// Every message in every state, the short ones too: whoever asked is answered, nobody crashes, and in the end what is on
/// record, what is told and what runs are the same.
/// </summary>
public partial class TransitionSpecs : ServiceSpecs
{
    private static readonly ServiceId Db = ServiceId.Parse("db");

    private readonly List<TestProbe> _callers = [];

    /// <summary>How to get a service there, and keep it there.</summary>
    private Dictionary<string, Func<Task>> States => new()
    {
        ["Idle"] = async () => { await RunAsync(Run("one")); await Stop().ExpectMsgAsync<Stopped>(); },
        ["BackingOff"] = async () => { await RunAsync(Run("one")); Host.Last.End(code: 1); await AwaitState(ServiceState.Backoff); },
        ["Waiting"] = async () => { Call(Deploy(AfterDb)); await AwaitWaitingAsync(); },
        ["WaitingBeside"] = async () => { await RunAsync(Run("one")); Call(Deploy(AfterDb)); await AwaitWaitingAsync(); },
        ["Running"] = () => RunAsync(Run("one")),
        ["Proving"] = async () => { Call(Tell(new DeployService(Web, Probed(), "request", AwaitsReadiness: true))); await AwaitState(ServiceState.Running); },
        ["Recollecting"] = async () => { await RunAsync(Run("one")); await HoldAsync(FakeJournal.Reading, () => Tell(new RollbackService(Web, 1, "request"))); },
        ["Checking"] = async () => { await RunAsync(Run("one")); Host.CheckGate = new TaskCompletionSource(); Call(Deploy("two")); await StatusAsync(); },
        ["Enrolling"] = () => HoldAsync("waiting", () => Deploy(AfterDb)),
        ["Accepting"] = async () => { await RunAsync(Run("one")); await HoldAsync("accepted", () => Deploy("two")); },
        ["Intending"] = () => HoldAsync("starting", () => Deploy("one")),
        ["Starting"] = async () => { Host.Gate = new TaskCompletionSource(); Call(Deploy("one")); await AwaitAssertAsync(() => Assert.Single(Host.Launches)); },
        ["Recording"] = () => HoldAsync("started", () => Deploy("one")),
        ["Stopping"] = async () => { Host.Obedient = false; await RunAsync(Run("one")); Call(Stop()); await AwaitState(ServiceState.Stopping); },
        ["Replacing"] = async () => { Host.Obedient = false; await RunAsync(Run("one")); Call(Deploy("two")); await AwaitState(ServiceState.Stopping); },
        ["EndingHealth"] = async () => { Health.Obedient = false; await RunAsync(Probed()); Call(Stop()); await AwaitAssertAsync(() => Assert.True(Host.Last.Emptied.IsCompleted)); },
        ["Concluding"] = async () => { await RunAsync(Run("one")); await HoldAsync("stopped", () => Stop()); },
        ["BesideIntending"] = async () => { await RunAsync(Overlapping("one")); await HoldAsync("candidate", () => Deploy(Overlapping("two"))); },
        ["BesideStarting"] = async () => { await RunAsync(Overlapping("one")); Host.Gate = new TaskCompletionSource(); Call(Deploy(Overlapping("two"))); await AwaitAssertAsync(() => Assert.Equal(2, Host.Launches.Count)); },
        ["BesideRecording"] = async () => { await RunAsync(Overlapping("one")); await HoldAsync("candidate_started", () => Deploy(Overlapping("two"))); },
        ["OnTrial"] = async () => { await RunAsync(Overlapping("one")); Call(Deploy(Overlapping("two") with { Ready = Probed().Ready })); await AwaitAssertAsync(async () => Assert.NotNull((await StatusAsync()).Candidate?.ProcessId)); },
        ["Promoting"] = async () => { await RunAsync(Overlapping("one")); await HoldAsync("promoted", () => Deploy(Overlapping("two"))); },
        ["Clearing"] = async () => { Host.Obedient = false; await RunAsync(Overlapping("one")); Call(Deploy(Overlapping("two"))); await AwaitAssertAsync(() => Assert.Equal(1, Host.Processes[0].Terminations)); },
        ["Deleting"] = async () => { await RunAsync(Run("one")); await HoldAsync(FakeJournal.Forgetting, () => Delete()); },
        ["Departing"] = async () => { Host.RefuseNextWith(new LaunchException(LaunchFault.Command, "bad")); await HoldAsync(FakeJournal.Forgetting, () => Deploy("one")); },
    };

    private static readonly Dictionary<string, Func<TransitionSpecs, TestProbe?>> Messages = new()
    {
        ["Deploy"] = specs => specs.Deploy("other"),
        ["Deploy, overlapping"] = specs => specs.Deploy(Overlapping("other")),
        ["Deploy, after db"] = specs => specs.Deploy(AfterDb),
        ["Restart"] = specs => specs.Restart(),
        ["Start"] = specs => specs.Start(),
        ["Rollback"] = specs => specs.Tell(new RollbackService(Web, null, "request")),
        ["Stop"] = specs => specs.Stop(),
        ["Delete"] = specs => specs.Delete(),
        ["Signal"] = specs => specs.Signal(new Signal(1), SignalTarget.Leader),
        ["StopAll"] = specs => specs.StopAllServices(),
        ["its end"] = specs => specs.EndAll(),
        ["unhealthy"] = specs => specs.BeUnhealthy(),
    };

    public static TheoryData<string, string> Transitions
    {
        get
        {
            using var specs = new TransitionSpecs();
            var data = new TheoryData<string, string>();
            foreach (var state in specs.States.Keys)
                foreach (var message in Messages.Keys)
                    data.Add(state, message);

            return data;
        }
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Transitions))]
    public async Task In_every_state_every_message_is_answered_and_leaves_what_is_true(string state, string message)
    {
        var failures = CreateTestProbe();
        Sys.EventStream.Subscribe(failures.Ref, typeof(Error));
        await States[state]();

        if (Messages[message](this) is { } caller) Call(caller);

        await ReleaseAsync();
        await AwaitTruthAsync();
        foreach (var waiting in _callers) await waiting.ExpectMsgAsync<object>();
        await failures.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public void The_chart_names_exactly_the_states_that_there_are()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../.."));
        var actor = string.Concat(Directory.EnumerateFiles(Path.Combine(root, "src/Agent.Actors/Services"), "ServiceActor*.cs").Select(File.ReadAllText));
        var chart = File.ReadAllText(Path.Combine(root, "docs/architecture.md")).Split("## The life of a service")[1].Split("```")[1];

        var states = Become().Matches(actor).Select(match => match.Groups[1].Value).Except(["RecallingAfterCrash"]).Append("Recalling");
        Assert.Equal(states.Distinct().Order(), chart.Split('\n').SelectMany(NamesIn).Distinct().Order());
    }

    // Where the arrows begin and end; what stands on them is commands and events.
    private static IEnumerable<string> NamesIn(string line) =>
        line.Split(" ─▶ ").SelectMany(part => Name().Matches(part.Split(" ── ")[0])).Select(match => match.Value);

    [GeneratedRegex(@"Become\((\w+)\)")]
    private static partial Regex Become();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+\b")]
    private static partial Regex Name();

    private static string ThisFile([CallerFilePath] string file = "") => file;

    private static ServiceSpec AfterDb => Run("after") with { DependsOn = new Dictionary<ServiceId, DependencyCondition> { [Db] = DependencyCondition.Started } };

    private static ServiceSpec Overlapping(string line)
    {
        var spec = Run(line);
        return spec with { Strategy = spec.Strategy with { Type = StrategyType.Overlap } };
    }

    private void Call(TestProbe caller) => _callers.Add(caller);

    private async Task RunAsync(ServiceSpec spec) => await Deploy(spec).ExpectMsgAsync<Deployed>();

    private async Task HoldAsync(string kind, Func<TestProbe> command)
    {
        Journal.HoldAt = kind;
        Call(command());
        await AwaitAssertAsync(() => Assert.True(Journal.IsHolding));
    }

    private Task AwaitWaitingAsync() => AwaitAssertAsync(async () => Assert.NotNull((await StatusAsync()).WaitingFor));

    private TestProbe StopAllServices() => Tell(new StopAll(Grace: null));

    private TestProbe? EndAll()
    {
        foreach (var process in Host.Processes.ToList()) process.End(code: 1);
        return null;
    }

    private TestProbe? BeUnhealthy()
    {
        foreach (var launch in Host.Launches.ToList()) Health.Tell(new BecameUnhealthy(launch.Environment[InstanceMark.Variable], "no answer"));
        return null;
    }

    private async Task ReleaseAsync()
    {
        Host.Obedient = true;
        Health.Obedient = true;
        Host.CheckGate?.TrySetResult();
        Host.Gate?.TrySetResult();
        Journal.Release();
        foreach (var subject in Health.Subjects) Health.Tell(new AskingStopped(subject.Instance));
        await Tell(new DeployService(Db, Run("db"), "request")).ExpectMsgAsync<Reply>();
    }

    // Whatever is waited for comes: the ends of graces and waits, readiness, the end of who asks.
    private Task AwaitTruthAsync() => AwaitAssertAsync(
        async () =>
        {
            Time.Advance(TimeSpan.FromMinutes(2));
            var services = (await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>()).Services;
            Assert.All(services, service => Assert.True(IsAtRest(service), $"{service.State}"));
            Assert.Equal(services.Select(OnRecord).Order(), Journal.Services.Select(OnRecord).Order());
            Assert.Equal(services.Count(service => service.State is ServiceState.Running), Host.AliveCount);
        },
        TimeSpan.FromSeconds(20));

    private static bool IsAtRest(ServiceStatus service) =>
        service is { State: ServiceState.Running or ServiceState.Stopped or ServiceState.Exited or ServiceState.Failed, Candidate: null, Retiring: null };

    private static string OnRecord(ServiceStatus service) => $"{service.Service} {service.State} {service.Wanted} {service.Revision} {service.Instance}";

    private static string OnRecord(Agent.Actors.Journal.JournalledService service) =>
        $"{service.Service} {service.State} {service.Wanted} {service.Revision} {service.Instance}";
}
