using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Microsoft.Extensions.Logging;
using HostLogLevel = Microsoft.Extensions.Logging.LogLevel;
using LogLevel = Akka.Event.LogLevel;

namespace Akka.Hosting.Logging;

/// <summary>Hands the log events of actors to Microsoft.Extensions.Logging.</summary>
public class LoggerFactoryLogger : ActorBase
{
    private readonly ILogger<ActorSystem> _logger;

    public LoggerFactoryLogger()
    {
        var setup = Context.System.Settings.Setup.Get<LoggerFactorySetup>();
        if (!setup.HasValue)
            throw new ConfigurationException($"{nameof(LoggerFactoryLogger)} needs a {nameof(LoggerFactorySetup)} in the setup of the actor system");

        _logger = setup.Value.LoggerFactory.CreateLogger<ActorSystem>();
    }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent logEvent:
                TryLog(logEvent);
                return true;
            default:
                return false;
        }
    }

    protected virtual void Log(LogEvent log, ActorPath path)
    {
        var level = HostLevel(log.LogLevel());
        if (_logger.IsEnabled(level)) _logger.Log(level, default, new AkkaLogState(log, path), log.Cause, static (state, _) => state.ToString());
    }

    private void TryLog(LogEvent log)
    {
        try
        {
            Log(log, Sender.Path);
        }
        catch (Exception failure)
        {
            // A failure of this actor would be logged, which would fail again, and so on.
            Console.Error.WriteLine($"{log.Timestamp:O} [{log.LogSource}] {log.Message.GetType()} could not be logged: {failure}");
        }
    }

    private static HostLogLevel HostLevel(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => HostLogLevel.Debug,
        LogLevel.InfoLevel => HostLogLevel.Information,
        LogLevel.WarningLevel => HostLogLevel.Warning,
        _ => HostLogLevel.Error,
    };
}
