using Akka.Actor.Setup;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The configuration of an actor system, read.</summary>
public class Settings
{
    internal Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        System = system;
        Config = config;
        Setup = setup;
        Loggers = config.GetStringList("akka.loggers");
        LoggerStartTimeout = config.GetTimeSpan("akka.logger-startup-timeout");
        LogLevel = config.GetString("akka.loglevel")!;
        StdoutLogLevel = config.GetString("akka.stdout-loglevel")!;
        AskTimeout = config.GetTimeSpan("akka.actor.ask-timeout");
        SupervisorStrategyClass = config.GetString("akka.actor.guardian-supervisor-strategy")!;
        SchedulerClass = config.GetString("akka.scheduler.implementation")!;
        CoordinatedShutdownTerminateActorSystem = config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system");
        CoordinatedShutdownRunByActorSystemTerminate = config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate");
    }

    public ActorSystem System { get; }

    public Config Config { get; }

    public ActorSystemSetup Setup { get; }

    public IList<string> Loggers { get; }

    public TimeSpan LoggerStartTimeout { get; }

    public string LogLevel { get; }

    public string StdoutLogLevel { get; }

    /// <summary>For an Ask without a timeout of its own; infinite unless configured.</summary>
    public TimeSpan AskTimeout { get; }

    public string SupervisorStrategyClass { get; }

    public string SchedulerClass { get; }

    public bool CoordinatedShutdownTerminateActorSystem { get; }

    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }
}
