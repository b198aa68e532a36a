using System.Text.Json;

namespace Agent.Actors.Specs.Documents;

/// <summary>The one form of a spec: two that have the same want the same.</summary>
public static class CanonicalSpec
{
    public static bool Same(ServiceSpec left, ServiceSpec right) => ReferenceEquals(left, right) || BytesOf(left).AsSpan().SequenceEqual(BytesOf(right));

    public static JsonElement ToJson(ServiceSpec spec) => JsonSerializer.SerializeToElement(SpecDocument.Of(spec), SpecJson.Default.SpecDocument);

    private static byte[] BytesOf(ServiceSpec spec) => JsonSerializer.SerializeToUtf8Bytes(SpecDocument.Of(spec), SpecJson.Default.SpecDocument);
}
