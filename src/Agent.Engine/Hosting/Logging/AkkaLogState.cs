using System.Collections;
using Akka.Actor;
using Akka.Event;

namespace Akka.Hosting.Logging;

/// <summary>A log event as the structured properties that a log provider looks for.</summary>
internal sealed class AkkaLogState : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _properties = [];
    private readonly string _text;

    public AkkaLogState(LogEvent log, ActorPath path)
    {
        var message = $"{log.Message}";
        _text = $"[{log.LogSource}] {message}";
        Add("Timestamp", log.Timestamp);
        Add("SourceContext", log.LogClass.FullName);
        Add("LogSource", log.LogSource);
        Add("ActorPath", path.ToString());
        Add("Thread", log.Thread.ManagedThreadId);
        Add("Message", message);
        AddTemplate(log.Message as LogMessage, message);
    }

    public int Count => _properties.Count;

    public KeyValuePair<string, object?> this[int index] => _properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _text;

    // Providers want the template last, under this name.
    private void AddTemplate(LogMessage? template, string message)
    {
        if (template is not null) _properties.AddRange(LogTemplate.Properties(template.Format, [.. template.Parameters()]));
        Add("{OriginalFormat}", template?.Format ?? LogTemplate.Escape(message));
    }

    private void Add(string name, object? value) => _properties.Add(KeyValuePair.Create(name, value));
}
