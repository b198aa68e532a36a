using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Agent.Engine.Tests.Hosting;

/// <summary>Keeps every line that reaches the host's logging.</summary>
internal sealed class RecordingLogs : ILoggerProvider
{
    private readonly Channel<LogLine> _lines = Channel.CreateUnbounded<LogLine>();

    /// <summary>Waits for the next line with the text in it, and passes over those before it.</summary>
    public async Task<LogLine> LineWith(string text)
    {
        while (true)
        {
            var line = await _lines.Reader.ReadAsync();
            if (line.Text.Contains(text, StringComparison.Ordinal)) return line;
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines.Writer);

    public void Dispose()
    {
    }

    public sealed record LogLine(string Category, LogLevel Level, string Text, Exception? Cause, IReadOnlyDictionary<string, object?> Properties);

    private sealed class Logger(string category, ChannelWriter<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var properties = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            lines.TryWrite(new LogLine(category, logLevel, formatter(state, exception), exception, properties.ToDictionary()));
        }
    }
}
