using System.Collections;
using Akka.Actor;
using Akka.Event;

namespace Akka.Hosting.Logging;

/// <summary>A log event as the structured properties that a log provider looks for.</summary>
internal sealed class AkkaLogState : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _properties = [];
    private readonly LogEvent _log;

    public AkkaLogState(LogEvent log, ActorPath path)
    {
        _log = log;
        Add("Timestamp", log.Timestamp);
        Add("SourceContext", log.LogClass.FullName);
        Add("LogSource", log.LogSource);
        Add("ActorPath", path.ToString());
        Add("Thread", log.Thread.ManagedThreadId);
        AddMessage(log.Message);
    }

    public int Count => _properties.Count;

    public KeyValuePair<string, object?> this[int index] => _properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{_log.LogSource}] {_log.Message}";

    // Providers want the template last, under this name.
    private void AddMessage(object message)
    {
        Add("Message", message.ToString());
        if (message is LogMessage { Format: var format } parts) _properties.AddRange(LogTemplate.Properties(format, [.. parts.Parameters()]));
        Add("{OriginalFormat}", message is LogMessage template ? template.Format : LogTemplate.Escape($"{message}"));
    }

    private void Add(string name, object? value) => _properties.Add(KeyValuePair.Create(name, value));
}
