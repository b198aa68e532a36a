using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.TestKit;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What tests of replacement without a gap share: an old instance, and a new one beside it.</summary>
public abstract class OverlappingSpecs : ServiceSpecs
{
    private protected static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);

    private protected const string Another = "fedcba9876543210";

    private protected FakeProcess Old => Host.Processes[0];

    private protected FakeProcess New => Host.Processes[1];

    private protected JournalledService OnRecord => Assert.Single(Journal.Services);

    private protected static ServiceSpec Overlapping(ServiceSpec spec, double minReady = 0) => spec with
    {
        Strategy = spec.Strategy with { Type = StrategyType.Overlap, MinReady = TimeSpan.FromSeconds(minReady) },
    };

    private protected static JournalledInstance Beside(string instance, string line, int revision) => new()
    {
        Instance = instance,
        Spec = Run(line),
        Revision = revision,
    };

    private protected FakeProcess Leave(string instance) => Host.Left[instance] = new FakeProcess(1001 + Host.Left.Count, obedient: true);

    private protected async Task BeReadyAsync()
    {
        await Deploy(Overlapping(Probed("old"))).ExpectMsgAsync<Deployed>();
        await TellAsync(instance => new BecameReady(instance));
        await AwaitAssertAsync(async () => Assert.True((await StatusAsync()).IsReady));
    }

    private protected async Task<TestProbe> OnTrialAsync(double minReady = 0)
    {
        await BeReadyAsync();
        var deploy = Deploy(Overlapping(Probed("new"), minReady));
        await AwaitCandidateAsync(isReady: false);
        return deploy;
    }

    private protected Task AwaitCandidateAsync(bool isReady) => AwaitAssertAsync(async () =>
    {
        var candidate = (await StatusAsync()).Candidate;
        Assert.Equal((true, isReady), (candidate?.ProcessId is not null, candidate?.IsReady));
        Assert.Contains(Health.Subjects, subject => subject.Instance == candidate!.Instance);
    });

    private protected void TellCandidate(Func<string, IHealthEvent> found)
    {
        var @event = found(Host.Launches[1].Environment[InstanceMark.Variable]);
        AwaitAssert(() => Assert.True(Health.Tell(@event)));
    }

    private protected Task AwaitAloneAsync(FakeProcess process) => AwaitAssertAsync(async () =>
    {
        Assert.Equal(1, Host.AliveCount);
        Assert.Equal(process.Id, (await StatusAsync()).ProcessId);
    });

    private protected async Task AssertOldAloneAsync()
    {
        var status = await StatusAsync();
        Assert.Equal((ServiceState.Running, 1, Old.Id, null), (status.State, status.Revision, status.ProcessId, status.Candidate));
        Assert.Equal((0, 1), (Old.Terminations, Host.AliveCount));
    }
}
