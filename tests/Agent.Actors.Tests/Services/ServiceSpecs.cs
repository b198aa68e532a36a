using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Specs;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>A registry with real service actors, a system under them that obeys the test, and time that the test drives.</summary>
public abstract class ServiceSpecs : TestKit
{
    protected static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    protected const string Instance = "0123456789abcdef";

    protected static readonly ServiceId Web = ServiceId.Parse("web");

    private static readonly string DrivenTime = TestKitConfig.Patient + $$"""
        akka.loglevel = WARNING
        akka.scheduler.implementation = "{{typeof(TestScheduler).AssemblyQualifiedName}}"
        """;

    protected ServiceSpecs()
        : base(DrivenTime + Environment.NewLine + "akka.stdout-loglevel = OFF")
    {
        var runtime = new ServiceRuntime(
            Host,
            new BaseEnvironment(new Dictionary<string, string>(), []),
            Logs,
            Sys.ActorOf(Journal.Props(), "journal"))
        {
            KillRetry = TimeSpan.FromSeconds(1),
            Retry = TimeSpan.FromSeconds(1),
            Clock = new SchedulerClock(Time),
            Random = Dice,
            Health = Health.Runtime,
            MakesHealthActor = Health.Props,
            Sockets = Sockets,
        };

        _registry = new Lazy<IActorRef>(() => Sys.ActorOf(RegistryActor.Props(runtime, Records), "registry"));
    }

    private readonly Lazy<IActorRef> _registry;

    protected IActorRef Registry => _registry.Value;

    /// <summary>What an agent before this one has left: to be set before the first message.</summary>
    protected ServiceRecords Records { get; } = new();

    internal FakeJournal Journal { get; } = new();

    internal FixedRandom Dice { get; } = new();

    internal FakeHealth Health { get; } = new();

    internal FakeSockets Sockets { get; } = new();

    internal FakeLogs Logs { get; } = new();

    internal FakeProcessHost Host { get; } = new();

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    protected static ServiceSpec Run(string line) => Defaults.Run(line);

    /// <summary>A caller of its own, as every HTTP request is one.</summary>
    protected TestProbe Tell(object message)
    {
        var caller = CreateTestProbe();
        Registry.Tell(message, caller);
        return caller;
    }

    protected TestProbe Deploy(string line = "sleep 1") => Tell(new DeployService(Web, Run(line), "request"));

    protected TestProbe Deploy(ServiceSpec spec) => Tell(new DeployService(Web, spec, "request"));

    protected TestProbe Restart(Command? command = null) => Tell(new RestartService(Web, command, "request"));

    protected TestProbe Start() => Tell(new StartService(Web, "request"));

    protected TestProbe Signal(Signal signal, SignalTarget to) => Tell(new SignalService(Web, signal, to, "request"));

    protected TestProbe Delete() => Tell(new DeleteService(Web, "request"));

    protected TestProbe Stop(TimeSpan? grace = null) => Tell(new StopService(Web, grace, "request"));

    protected async Task<ServiceStatus> StatusAsync() => (await Tell(new GetStatus(Web)).ExpectMsgAsync<StatusIs>()).Service;

    /// <summary>Waits until the service's actor has taken note of what was done to its process.</summary>
    protected Task AwaitState(ServiceState state) =>
        AwaitAssertAsync(async () => Assert.Equal(state, (await StatusAsync()).State));

    /// <summary>Whether it is ready is what the test says.</summary>
    protected static ServiceSpec Probed(string line = "probed") => Run(line) with
    {
        Ready = new ProbeSpec { Check = new ProbeCheck.Tcp("127.0.0.1", 80), Times = Defaults.OfReference.Probe },
    };

    /// <summary>Tells the service's actor what has been found out about its instance.</summary>
    protected async Task TellAsync(Func<string, IHealthEvent> found)
    {
        var @event = found((await StatusAsync()).Instance!);
        await AwaitAssertAsync(() => Assert.True(Health.Tell(@event)));
    }

    // Kill is the one message that makes any actor fail.
    protected async Task CrashAsync()
    {
        var actor = await Sys.ActorSelection(Registry.Path / Web.ToString()).ResolveOne(TimeSpan.FromSeconds(5));

        await EventFilter.Exception<ActorKilledException>().ExpectOneAsync(() =>
        {
            actor.Tell(Akka.Actor.Kill.Instance);
            return Task.CompletedTask;
        });
    }

    /// <summary>What another agent has written down.</summary>
    protected static JournalledService Left(ServiceState state, string id = "web") => new()
    {
        Service = ServiceId.Parse(id),
        Spec = Run("serve"),
        Revision = 3,
        Wanted = Wanted.Running,
        State = state,
        Instance = Instance,
        Process = new ProcessIdentity(1001, 10_010, FakeProcessHost.Boot),
        StartedAt = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
    };

    protected async Task InheritAsync(params JournalledService[] services)
    {
        await new Inheritance(Host, Logs, Sockets).TakeOverAsync(services, Records);
        Registry.Tell(RegistryProtocol.GoOn.Instance);
    }
}
