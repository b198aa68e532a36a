using System.Globalization;
using Agent.Actors.Services;
using Serilog.Core;
using Serilog.Events;

namespace Agent.Web.Logging;

/// <summary>
/// Gives actors' log lines the properties that the others have, <c>ServiceId</c>, <c>Instance</c> and
/// <c>RequestId</c>, and every line those that the console shows: <c>Where</c>, <c>Text</c> and <c>Trace</c>.
/// </summary>
internal sealed class ActorLogEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        var where = "";

        if (ServiceLog.TryParse(Text(logEvent, "LogSource"), out var log))
        {
            Add("ServiceId", log.Service);
            Add("Instance", log.Instance);
            Add("RequestId", log.Request);
            where = $"{log.Service}/{log.Instance}: ";
        }

        Add("Where", where);
        Add("Text", OneLine(MessageOf(logEvent)));
        Add("Trace", Indented(logEvent.Exception));

        void Add(string name, string? value)
        {
            if (value is not null)
                logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(name, value));
        }
    }

    // An actor's message comes wrapped in a template of the engine's.
    private static string MessageOf(LogEvent logEvent) =>
        (Text(logEvent, "ActorPath") is null ? null : Text(logEvent, "Message")) ?? logEvent.RenderMessage();

    // What callers send, such as a program's name, must not look like lines of the agent's own.
    private static string OneLine(string text) =>
        text.Any(IsUnseen) ? string.Concat(text.Select(c => IsUnseen(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    // No line of the agent's own begins with a space: a message in an exception may have come from a caller too.
    private static string Indented(Exception? failure) => failure is null
        ? ""
        : string.Concat(failure.ToString().Split('\n').Select(line => $"    {OneLine(line.TrimEnd('\r'))}{Environment.NewLine}"));

    // Also what breaks lines, or turns the direction of writing, on some terminals.
    private static bool IsUnseen(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string? Text(LogEvent logEvent, string property) =>
        logEvent.Properties.GetValueOrDefault(property) is ScalarValue { Value: { } value } ? value.ToString() : null;
}
