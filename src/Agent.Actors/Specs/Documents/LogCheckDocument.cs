using System.Text.Json.Serialization;
using Agent.Actors.Configuration;
using Agent.Actors.Logs.Reading;

namespace Agent.Actors.Specs.Documents;

public sealed record LogCheckDocument
{
    public required string Pattern { get; init; }

    /// <summary>Not there: either.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stream { get; init; }

    internal static LogCheckDocument? Of(ProbeCheck.LogLine? check) =>
        check is null ? null : new() { Pattern = check.Pattern, Stream = check.Stream?.Kebab() };

    internal ProbeCheck ToSpec() => new ProbeCheck.LogLine(Pattern, Stream is null ? null : Word.Read<LogStream>(Stream));
}
