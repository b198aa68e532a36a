using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Keys;

/// <summary>A file of keys, as it is written.</summary>
internal sealed record KeyDocument
{
    public required IReadOnlyList<Entry?> Keys { get; init; }

    internal sealed record Entry
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required Scope Scope { get; init; }

        public required IReadOnlyList<string?> Services { get; init; }

        /// <summary>Not there: it does not matter, as with all that follow.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public IReadOnlyList<string>? AllowUsers { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public IReadOnlyList<string>? AllowGroups { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool DenyShell { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public IReadOnlyList<string>? AllowPrograms { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public IReadOnlyList<string>? AllowDirectories { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public IReadOnlyList<string>? AllowSecrets { get; init; }

        public required byte[] Salt { get; init; }

        public required byte[] Hash { get; init; }

        public required int Iterations { get; init; }

        public required DateTimeOffset Created { get; init; }

        public DateTimeOffset? Expires { get; init; }

        public DateTimeOffset? Revoked { get; init; }
    }
}

/// <summary>What is not understood is refused, not passed over: it may be what somebody relies on.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    Converters = [typeof(ScopeWord)])]
[JsonSerializable(typeof(KeyDocument))]
internal sealed partial class KeyJson : JsonSerializerContext;

internal sealed class ScopeWord() : JsonStringEnumConverter<Scope>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
