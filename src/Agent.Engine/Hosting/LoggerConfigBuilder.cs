using Akka.Configuration;
using Akka.Event;

namespace Akka.Hosting;

/// <summary>Chooses the loggers of an actor system, and from which level on they hear of anything.</summary>
public sealed class LoggerConfigBuilder
{
    private readonly List<Type> _loggers = [typeof(DefaultLogger)];

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder) => Builder = builder;

    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    internal AkkaConfigurationBuilder Builder { get; }

    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    internal LoggerConfigBuilder Add(Type logger)
    {
        _loggers.Add(logger);
        return this;
    }

    internal Config ToConfig() => $"""
        akka.loglevel = {LogLevel.StringFor()}
        akka.loggers = [{string.Join(", ", _loggers.Select(logger => $"\"{logger.AssemblyQualifiedName}\""))}]
        """;
}
