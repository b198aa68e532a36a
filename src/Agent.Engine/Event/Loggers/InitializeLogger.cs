using Akka.Actor;

namespace Akka.Event;

/// <summary>The first message to a logger. It answers <see cref="LoggerInitialized"/> when it is ready.</summary>
public class InitializeLogger : INoSerializationVerificationNeeded
{
    public InitializeLogger(LoggingBus loggingBus) => LoggingBus = loggingBus;

    public LoggingBus LoggingBus { get; }
}
