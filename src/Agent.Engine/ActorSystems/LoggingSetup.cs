using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Event;

/// <summary>Starts and stops the loggers of an actor system; in between and around them, the standard output.</summary>
internal sealed class LoggingSetup(ActorSystemImpl system)
{
    private readonly StandardOutLogger _standardOut = new(system.ProviderImpl);
    private readonly List<IActorRef> _loggers = [];

    public void StartStandardOut()
    {
        var level = Logging.LogLevelFor(system.Settings.StdoutLogLevel);
        Subscribe(_standardOut, level);
        system.EventStream.SetLogLevel(level);
    }

    public void StartLoggers()
    {
        var level = Logging.LogLevelFor(system.Settings.LogLevel);
        foreach (var name in system.Settings.Loggers) StartLogger(name, level);

        system.EventStream.SetLogLevel(level);
        system.EventStream.Unsubscribe(_standardOut);
    }

    /// <summary>Done when the loggers have written what they were told before.</summary>
    public Task StopLoggers()
    {
        StartStandardOut();
        foreach (var logger in _loggers) system.EventStream.Unsubscribe(logger);

        return Task.WhenAll(_loggers.Select(logger => logger.GracefulStop(system.Settings.LoggerStartTimeout)));
    }

    private void StartLogger(string name, LogLevel level)
    {
        var props = PropsOf(name);
        var logger = system.SystemActorOf(props, $"log{_loggers.Count + 1}-{Logging.SimpleName(props.Type)}");
        _loggers.Add(logger);
        AwaitStart(logger, name);
        Subscribe(logger, level);
    }

    private static Props PropsOf(string name)
    {
        // Not by reflection, since it is in everybody's way to the first message.
        if (name == "Akka.Event.DefaultLogger") return Props.Create(static () => new DefaultLogger());

        var type = TypeNames.Find(name) ?? throw new ConfigurationException($"akka.loggers: there is no type {name}");
        return Props.Create(type);
    }

    private void AwaitStart(IActorRef logger, string name)
    {
        var timeout = system.Settings.LoggerStartTimeout;
        var started = logger.Ask(new InitializeLogger(system.EventStream), timeout);
        try
        {
            if (started.GetAwaiter().GetResult() is LoggerInitialized) return;
        }
        catch (AskTimeoutException)
        {
        }

        throw new LoggerInitializationException($"Logger {name} did not answer LoggerInitialized within {timeout}");
    }

    private void Subscribe(IActorRef logger, LogLevel lowest)
    {
        for (var level = lowest; level <= LogLevel.ErrorLevel; level++)
            system.EventStream.Subscribe(logger, level.ClassFor());
    }
}
