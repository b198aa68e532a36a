using System.Text.Json;
using Agent.Actors.Specs;
using Agent.Actors.Specs.Documents;

namespace Agent.Actors.Journal;

/// <summary>A spec as text, and back.</summary>
internal static class SpecText
{
    public static string Write(ServiceSpec spec) =>
        JsonSerializer.Serialize(SpecEnvelope.Of(SpecDocument.Of(spec)), JournalJson.Default.SpecEnvelope);

    /// <exception cref="FormatException">It is no spec, or one that only a newer agent can read.</exception>
    public static ServiceSpec Read(string text, SpecDefaults defaults)
    {
        try
        {
            return Read(JsonSerializer.Deserialize(text, JournalJson.Default.SpecEnvelope)!, text, defaults);
        }
        catch (JsonException e)
        {
            throw new FormatException($"a spec is not valid JSON: {e.Message}", e);
        }
    }

    private static ServiceSpec Read(SpecEnvelope envelope, string text, SpecDefaults defaults) => envelope switch
    {
        { Version: 2 or SpecEnvelope.Present, Spec: { } spec } => spec.ToSpec(),
        { Version: 1 } => JsonSerializer.Deserialize(text, JournalJson.Default.SpecVersion1)!.ToSpec(defaults),
        { Version: > SpecEnvelope.Present } => throw new FormatException(
            $"a spec has version {envelope.Version}, this agent knows {SpecEnvelope.Present}; start the newer agent"),
        _ => throw new FormatException($"a spec has version {envelope.Version}, but not what belongs to it"),
    };
}
