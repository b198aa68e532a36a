using System.Text.Json.Serialization;
using Agent.Web.Languages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Services;

/// <summary>The answer to a command that is done.</summary>
/// <param name="Pid">The new process, where the command started one.</param>
internal sealed record CommandView(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Pid,
    string Message)
{
    /// <summary>The number that the spec of a rollback has now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Revision { get; init; }

    /// <summary>Only there when <see langword="false"/>: the command was carried out, but the journal could not be written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Recorded { get; init; }

    public static CommandView Of(Deployed reply, Language language) =>
        new("deployed", reply.ProcessId, Messages.Deployed.In(language)) { Recorded = UnlessTrue(reply.IsRecorded) };

    public static CommandView Of(Restarted reply, Language language) =>
        new("restarted", reply.ProcessId, Messages.Restarted.In(language)) { Recorded = UnlessTrue(reply.IsRecorded) };

    public static CommandView Of(Started reply, Language language) =>
        new("started", reply.ProcessId, Messages.Started.In(language)) { Recorded = UnlessTrue(reply.IsRecorded) };

    public static CommandView Of(RolledBack reply, Language language) =>
        new("rolled_back", reply.ProcessId, Messages.RolledBack.In(language)) { Revision = reply.Revision, Recorded = UnlessTrue(reply.IsRecorded) };

    public static CommandView Of(Stopped reply, Language language) =>
        new("stopped", Pid: null, Messages.Stopped.In(language)) { Recorded = UnlessTrue(reply.IsRecorded) };

    public static CommandView Signalled(Language language) => new("signalled", Pid: null, Messages.Signalled.In(language));

    public static CommandView Deleted(Language language) => new("deleted", Pid: null, Messages.Deleted.In(language));

    private static bool? UnlessTrue(bool isRecorded) => isRecorded ? null : false;
}
