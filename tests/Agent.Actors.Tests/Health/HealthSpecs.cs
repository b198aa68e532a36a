using Agent.Actors.Health;
using Agent.Actors.Health.Probes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Services;
using Agent.Actors.Tests.Specs;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Tests.Health;

/// <summary>The actor that finds out about one instance, which the test plays, in time that the test drives. The test is its parent.</summary>
public abstract class HealthSpecs : TestKit
{
    protected const string Instance = "0123456789abcdef";
    protected static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    protected static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private static readonly string DrivenTime = TestKitConfig.Patient + $$"""
        akka.loglevel = WARNING
        akka.stdout-loglevel = OFF
        akka.scheduler.implementation = "{{typeof(TestScheduler).AssemblyQualifiedName}}"
        """;

    private IActorRef? _parent;

    protected HealthSpecs()
        : base(DrivenTime)
    {
    }

    internal FakeChecks Checks { get; } = new();

    internal SpokenSocket Socket { get; } = new();

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    /// <summary>An answer that is under way when time is driven on is not too late.</summary>
    protected static ProbeTimes Times => Defaults.OfReference.Probe with { Timeout = TimeSpan.FromHours(1) };

    protected static ProbeSpec Asked(ProbeTimes? times = null) => new() { Check = new ProbeCheck.Tcp("127.0.0.1", 80), Times = times ?? Times };

    protected static ProbeSpec Said(TimeSpan? watchdog = null) => new() { Check = new ProbeCheck.Notify(watchdog), Times = Times };

    protected static ProbeSpec Written(ProbeTimes? times = null) => new() { Check = new ProbeCheck.LogLine("up", null), Times = times ?? Times };

    protected static ServiceSpec Probed(ProbeSpec? startup = null, ProbeSpec? ready = null, ProbeSpec? live = null) =>
        Defaults.Run("serve") with { Startup = startup, Ready = ready, Live = live };

    /// <summary>Returns when its actor has begun.</summary>
    protected async Task StartAsync(ServiceSpec spec, bool isTakenOver = false, bool wasReady = false)
    {
        var subject = new HealthSubject
        {
            Service = ServiceId.Parse("web"),
            Instance = Instance,
            Process = new FakeProcess(1001, obedient: true),
            Spec = spec,
            IsTakenOver = isTakenOver,
            WasReady = wasReady,
            Notify = Socket,
        };

        var props = HealthActor.Props(subject, new HealthRuntime(Checks, Checks));
        var test = TestActor;
        _parent = Sys.ActorOf(Props.Create(() => new Parent(props, test)));

        var caller = CreateTestProbe();
        _parent.Tell(AskWhetherItHasBegun.Instance, caller);
        await caller.ExpectMsgAsync<ActorIdentity>();
    }

    /// <summary>The service is about to be stopped.</summary>
    protected void StopAsking() => _parent!.Tell(HealthProtocol.StopAsking.Instance);

    /// <summary>Answers the check that is under way, and begins the next one: what came of the answer has been told by then.</summary>
    internal async Task<FakeChecks.Check> AnswerAsync(ProbeRole role, FakeChecks.Check check, bool isSuccess)
    {
        check.End(isSuccess);
        Time.Advance(Period);
        return await Checks.NextAsync(role);
    }

    /// <summary>The first check of what is taken over comes at any moment of the first period.</summary>
    internal async Task<FakeChecks.Check> NextSoonAsync(ProbeRole role)
    {
        await AwaitAssertAsync(() =>
        {
            Time.Advance(Period);
            Assert.False(Checks.IsQuiet(role));
        });

        return await Checks.NextAsync(role);
    }

    /// <summary>Everything that has been told until now.</summary>
    protected async Task<IReadOnlyList<IHealthEvent>> ToldAsync()
    {
        var told = new List<IHealthEvent>();
        _parent!.Tell(AskWhetherAllIsTold.Instance);

        while (await ExpectMsgAsync<object>() is IHealthEvent @event) told.Add(@event);
        return told;
    }

    private sealed record AskWhetherItHasBegun
    {
        public static AskWhetherItHasBegun Instance { get; } = new();
    }

    private sealed record AskWhetherAllIsTold
    {
        public static AskWhetherAllIsTold Instance { get; } = new();
    }

    private sealed class Parent : UntypedActor
    {
        private readonly IActorRef _child;
        private readonly IActorRef _test;

        public Parent(Props props, IActorRef test)
        {
            _child = Context.ActorOf(props, "health");
            _test = test;
        }

        protected override void OnReceive(object message)
        {
            if (message is AskWhetherItHasBegun) _child.Tell(new Identify("begun"), Sender);
            else if (message is AskWhetherAllIsTold) _child.Tell(new Identify("all"));
            else if (Sender.Equals(_child)) _test.Tell(message);
            else _child.Tell(message);
        }
    }
}
