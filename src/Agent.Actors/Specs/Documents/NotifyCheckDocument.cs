using System.Text.Json.Serialization;

namespace Agent.Actors.Specs.Documents;

public sealed record NotifyCheckDocument
{
    /// <summary>Only for liveness.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Watchdog { get; init; }

    internal static NotifyCheckDocument? Of(ProbeCheck.Notify? check) =>
        check is null ? null : new() { Watchdog = check.Watchdog is { } watchdog ? Seconds.Of(watchdog) : null };

    internal ProbeCheck ToSpec() => new ProbeCheck.Notify(Watchdog is { } watchdog ? Seconds.Read(watchdog) : null);
}
