using System.Text.Json.Serialization;

namespace Agent.Actors.Specs.Documents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SpecDocument))]
internal sealed partial class SpecJson : JsonSerializerContext;
