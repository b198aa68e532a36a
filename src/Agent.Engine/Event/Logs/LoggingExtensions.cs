namespace Akka.Event;

/// <summary>One method a level. Arguments are put into the format only if somebody listens to that level.</summary>
public static partial class LoggingExtensions
{
    private static void Write(ILoggingAdapter log, LogLevel level, Exception? cause, string format, params object?[] arguments)
    {
        if (log.IsEnabled(level))
            log.Log(level, cause, new FormattedLogMessage(log.Formatter, format, arguments!));
    }
}
