using System.Text.Json;
using Agent.Actors.Specs;
using Agent.Actors.Specs.Documents;

namespace Agent.Web.Applying;

/// <summary>Where two specs differ.</summary>
internal static class SpecChanges
{
    /// <returns>JSON paths; none if both want the same.</returns>
    public static IReadOnlyList<string> Between(ServiceSpec old, ServiceSpec @new) =>
        CanonicalSpec.Same(old, @new) ? [] : [.. Between(CanonicalSpec.ToJson(old), CanonicalSpec.ToJson(@new), "$")];

    private static IEnumerable<string> Between(JsonElement old, JsonElement @new, string path)
    {
        if (JsonElement.DeepEquals(old, @new))
            return [];

        return (old.ValueKind, @new.ValueKind) is (JsonValueKind.Object, JsonValueKind.Object)
            ? Names(old).Union(Names(@new)).SelectMany(name => BetweenMembers(old, @new, name, $"{path}.{name}"))
            : [path];
    }

    private static IEnumerable<string> BetweenMembers(JsonElement old, JsonElement @new, string name, string path) =>
        old.TryGetProperty(name, out var before) && @new.TryGetProperty(name, out var after) ? Between(before, after, path) : [path];

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
