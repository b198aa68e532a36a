using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>A test's view of an actor system: an actor of its own, and ways to expect what that actor is told.</summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    // A test that waits without await blocks a thread of the pool, and the pool, which actors run on, grows slowly.
    private const int ThreadsAtOnce = 32;

    private static int _testActors;

    private readonly ITestKitAssertions _assertions;
    private readonly ReceivedQueue _received = new();
    private readonly LocalActorRef _testActor;
    private Received? _last;

    static TestKitBase()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, ThreadsAtOnce), completions);
    }

    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, null, null, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, config, actorSystemName, testActorName)
    {
    }

    private TestKitBase(ITestKitAssertions assertions, ActorSystem? system, Config? config, string? systemName, string? testActorName)
    {
        _assertions = assertions;
        Sys = system ?? ActorSystem.Create(systemName ?? "test", (config ?? Config.Empty).WithFallback(DefaultConfig));
        TestKitSettings = new TestKitSettings(Sys.Settings.Config.WithFallback(DefaultConfig));
        Log = Logging.GetLogger(Sys, GetType());
        _testActor = (LocalActorRef)CreateTestActor(testActorName ?? $"testActor{Interlocked.Increment(ref _testActors)}");
        BecomeImplicitSender();
    }

    public static Config DefaultConfig { get; } = ConfigurationFactory.FromResource<TestKitBase>("Akka.TestKit.reference.conf");

    public ActorSystem Sys { get; }

    public IActorRef TestActor => _testActor;

    public TestKitSettings TestKitSettings { get; }

    public ILoggingAdapter Log { get; }

    public EventFilterFactory EventFilter => CreateEventFilter(Sys);

    /// <summary>Whether there is a message that the test has not looked at yet.</summary>
    public bool HasMessages => !_received.IsEmpty;

    public object? LastMessage => _last?.Message;

    public IActorRef LastSender => _last?.Sender ?? ActorRefs.NoSender;

    /// <summary>For a system of the test's own, whose loggers must include <see cref="TestEventListener"/>.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>The time, stretched by the factor that the configuration has for slow machines.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration * TestKitSettings.TestTimeFactor;

    /// <summary>Terminates the system and waits for that.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        var patience = duration ?? Dilated(TestKitSettings.DefaultTimeout);
        if (system.Terminate().Wait(patience)) return;

        if (verifySystemShutdown) throw new TimeoutException($"{system.Name} did not terminate within {patience}.");
        system.Log.Warning("{0} did not terminate within {1}", system.Name, patience);
    }

    internal void Fail(string text) => _assertions.Fail("{0}", text);

    private void BecomeImplicitSender()
    {
        if (this is TestProbe) return;

        var cell = this is INoImplicitSender ? null : _testActor.Cell;
        InternalCurrentActorCellKeeper.Current = cell;
        SynchronizationContext.SetSynchronizationContext(new ActorCellKeepingSynchronizationContext(cell));
    }
}
