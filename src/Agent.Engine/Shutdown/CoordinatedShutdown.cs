using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Runs what has to be done before an actor system ends, phase by phase.</summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";
    public const string PhaseServiceUnbind = "service-unbind";
    public const string PhaseServiceRequestsDone = "service-requests-done";
    public const string PhaseServiceStop = "service-stop";
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";
    public const string PhaseClusterLeave = "cluster-leave";
    public const string PhaseClusterExiting = "cluster-exiting";
    public const string PhaseClusterExitingDone = "cluster-exiting-done";
    public const string PhaseClusterShutdown = "cluster-shutdown";
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly Phases _phases;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ShutdownTask>> _tasks = new();
    private readonly TaskCompletionSource<Done> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILoggingAdapter _log;
    private Reason? _reason;

    internal CoordinatedShutdown(ExtendedActorSystem system, Phases phases)
    {
        System = system;
        _phases = phases;
        _log = Logging.GetLogger(system, GetType());
    }

    public ExtendedActorSystem System { get; }

    /// <summary>Why it runs; null until it does.</summary>
    public Reason? ShutdownReason => _reason;

    /// <summary>The longest that the phases with tasks may take together.</summary>
    public TimeSpan TotalTimeout =>
        _tasks.Keys.Aggregate(TimeSpan.Zero, (total, phase) => total + Timeout(phase));

    public static CoordinatedShutdown Get(ActorSystem sys) =>
        sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>The tasks of a phase run side by side. A running phase takes no more of them, a later one does.</summary>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        _phases.Check(phase);
        _tasks.GetOrAdd(phase, static _ => new ConcurrentQueue<ShutdownTask>()).Enqueue(new ShutdownTask(taskName, task));
    }

    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) => _phases.Check(phase).Timeout;

    /// <summary>Runs all phases, or all from one on. It runs only once, whoever calls, and however often.</summary>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null) _ = RunOnce(fromPhase);
        return _done.Task;
    }

    /// <summary>The process ends as soon as this returns.</summary>
    internal void RunAtProcessExit()
    {
        try
        {
            Run(ClrExitReason.Instance).Wait(TotalTimeout);
        }
        catch (AggregateException)
        {
            // The run has logged it, and there is nobody left to tell.
        }
    }

    private async Task RunOnce(string? fromPhase)
    {
        try
        {
            _log.Info("Coordinated shutdown, because of {0}", _reason);
            foreach (var phase in _phases.From(fromPhase)) await RunPhase(phase).ConfigureAwait(false);

            _done.SetResult(Done.Instance);
        }
        catch (Exception failure)
        {
            _log.Error(failure, "Coordinated shutdown failed");
            _done.SetException(failure);
        }
    }
}
