using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Event;

/// <summary>Starts and stops the loggers of an actor system; in between and around them, the standard output.</summary>
internal sealed class LoggingSetup(ActorSystemImpl system)
{
    private static readonly (LogLevel Level, Type Event)[] Levels =
    [
        (LogLevel.DebugLevel, typeof(Debug)),
        (LogLevel.InfoLevel, typeof(Info)),
        (LogLevel.WarningLevel, typeof(Warning)),
        (LogLevel.ErrorLevel, typeof(Error)),
    ];

    private readonly StandardOutLogger _standardOut = new(system.ProviderImpl);
    private readonly List<Actor.IActorRef> _loggers = [];

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

    public void StopLoggers()
    {
        StartStandardOut();
        foreach (var logger in _loggers) system.EventStream.Unsubscribe(logger);
    }

    private void StartLogger(string name, LogLevel level)
    {
        var type = TypeNames.Find(name)
            ?? throw new ConfigurationException($"akka.loggers: there is no type {name}");

        var logger = system.SystemActorOf(Actor.Props.Create(type), $"log{_loggers.Count + 1}-{Logging.SimpleName(type)}");
        _loggers.Add(logger);
        AwaitStart(logger, name);
        Subscribe(logger, level);
    }

    private void AwaitStart(Actor.IActorRef logger, string name)
    {
        var timeout = system.Settings.LoggerStartTimeout;
        var started = Actor.Futures.Ask(logger, new InitializeLogger(system.EventStream), timeout);
        try
        {
            if (started.GetAwaiter().GetResult() is LoggerInitialized) return;
        }
        catch (Actor.AskTimeoutException)
        {
        }

        throw new Actor.LoggerInitializationException($"Logger {name} did not answer LoggerInitialized within {timeout}");
    }

    private void Subscribe(Actor.IActorRef logger, LogLevel level)
    {
        foreach (var (eventLevel, eventType) in Levels)
        {
            if (eventLevel >= level) system.EventStream.Subscribe(logger, eventType);
        }
    }
}
