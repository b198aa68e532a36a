using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The configuration of an actor system, read.</summary>
/// <remarks>The values here are those of <c>akka.conf</c>, so that a system without a configuration starts without reading any.</remarks>
public class Settings
{
    private readonly Config? _given;
    private Config? _config;

    internal Settings(ActorSystem system, Config? given, ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        _given = given;
        if (given is null) return;

        var config = Config;
        Loggers = config.GetStringList("akka.loggers");
        LoggerStartTimeout = config.GetTimeSpan("akka.logger-startup-timeout");
        LogLevel = config.GetString("akka.loglevel")!;
        StdoutLogLevel = config.GetString("akka.stdout-loglevel")!;
        LogDeadLetters = Count(config.GetString("akka.log-dead-letters")!);
        LogDeadLettersDuringShutdown = config.GetBoolean("akka.log-dead-letters-during-shutdown");
        LogDeadLettersSuspendDuration = config.GetTimeSpan("akka.log-dead-letters-suspend-duration");
        Extensions = config.GetStringList("akka.extensions");
        AskTimeout = config.GetTimeSpan("akka.actor.ask-timeout");
        Throughput = Math.Max(1, config.GetInt("akka.actor.default-dispatcher.throughput"));
        SupervisorStrategyClass = config.GetString("akka.actor.guardian-supervisor-strategy")!;
        SchedulerClass = config.GetString("akka.scheduler.implementation")!;
        CoordinatedShutdownTerminateActorSystem = config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system");
        CoordinatedShutdownRunByActorSystemTerminate = config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate");
        CoordinatedShutdownRunByProcessExit = config.GetBoolean("akka.coordinated-shutdown.run-by-clr-shutdown-hook");
    }

    public ActorSystem System { get; }

    public Config Config => _config ??= ReferenceConfig.Under(_given);

    public ActorSystemSetup Setup { get; }

    public IList<string> Loggers { get; } = ["Akka.Event.DefaultLogger"];

    public TimeSpan LoggerStartTimeout { get; } = TimeSpan.FromSeconds(5);

    public string LogLevel { get; } = "INFO";

    public string StdoutLogLevel { get; } = "WARNING";

    /// <summary>How many dead letters are logged before there is a pause.</summary>
    public int LogDeadLetters { get; } = 10;

    public bool LogDeadLettersDuringShutdown { get; } = true;

    public TimeSpan LogDeadLettersSuspendDuration { get; } = TimeSpan.FromMinutes(5);

    /// <summary>For an Ask without a timeout of its own; infinite unless configured.</summary>
    public TimeSpan AskTimeout { get; } = Timeout.InfiniteTimeSpan;

    public string SupervisorStrategyClass { get; } = "Akka.Actor.DefaultSupervisorStrategy";

    public string SchedulerClass { get; } = "Akka.Actor.EventDrivenScheduler";

    public bool CoordinatedShutdownTerminateActorSystem { get; } = true;

    public bool CoordinatedShutdownRunByActorSystemTerminate { get; } = true;

    internal bool CoordinatedShutdownRunByProcessExit { get; } = true;

    internal IList<string> Extensions { get; } = [];

    /// <summary>How many messages an actor handles before others have their turn.</summary>
    internal int Throughput { get; } = 30;

    private static int Count(string setting) => setting switch
    {
        "on" or "true" or "yes" => int.MaxValue,
        "off" or "false" or "no" => 0,
        _ => int.TryParse(setting, out var count)
            ? count
            : throw new ConfigurationException($"akka.log-dead-letters is {setting}: it must be on, off or a number"),
    };
}
