using System.Text.Json;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Journal;

/// <summary>An instance beside the present one as text, and back.</summary>
internal static class InstanceText
{
    public static string? Write(JournalledInstance? instance) =>
        instance is null ? null : JsonSerializer.Serialize(Document(instance), JournalJson.Default.InstanceDocument);

    /// <exception cref="FormatException">It is no instance, or one that only a newer agent can read.</exception>
    public static JournalledInstance? Read(string? text, SpecDefaults defaults)
    {
        try
        {
            return text is null ? null : Instance(JsonSerializer.Deserialize(text, JournalJson.Default.InstanceDocument)!, defaults);
        }
        catch (JsonException e)
        {
            throw new FormatException($"an instance is not valid JSON: {e.Message}", e);
        }
    }

    private static InstanceDocument Document(JournalledInstance instance) => new()
    {
        Instance = instance.Instance,
        Spec = SpecText.Write(instance.Spec),
        Revision = instance.Revision,
        ProcessId = instance.Process?.Id,
        StartTicks = instance.Process?.StartTicks,
        BootId = instance.Process?.BootId,
        StartedAt = instance.StartedAt is { } at ? Instant.Of(at) : null,
    };

    private static JournalledInstance Instance(InstanceDocument document, SpecDefaults defaults) => new()
    {
        Instance = document.Instance,
        Spec = SpecText.Read(document.Spec, defaults),
        Revision = document.Revision,
        Process = document is { ProcessId: { } id, StartTicks: { } ticks, BootId: { } boot } ? new ProcessIdentity(id, ticks, boot) : null,
        StartedAt = document.StartedAt is { } at ? Instant.Read(at) : null,
    };
}
