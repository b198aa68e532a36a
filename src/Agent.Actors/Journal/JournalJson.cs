using System.Text.Json.Serialization;

namespace Agent.Actors.Journal;

/// <summary>What the journal keeps as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InstanceDocument))]
[JsonSerializable(typeof(SpecEnvelope))]
[JsonSerializable(typeof(SpecVersion1))]
internal sealed partial class JournalJson : JsonSerializerContext;
