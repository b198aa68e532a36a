namespace Akka.Event;

/// <summary>A format and its arguments, put together by the first logger that needs the text.</summary>
public abstract class LogMessage
{
    protected readonly ILogMessageFormatter Formatter;

    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    public string Format { get; }

    public abstract IEnumerable<object> Parameters();

    /// <summary>Format and arguments side by side, for formats that do not fit their arguments.</summary>
    public abstract string Unformatted();
}
