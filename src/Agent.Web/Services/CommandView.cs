using System.Text.Json.Serialization;
using Agent.Web.Languages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Services;

/// <summary>The answer to a command that is done.</summary>
/// <param name="Pid">The new process, where the command started one.</param>
/// <param name="Recorded">
/// Only there when <see langword="false"/>: the command was carried out, but the journal could not be written.
/// </param>
internal sealed record CommandView(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Pid,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Recorded)
{
    public static CommandView Deployed(Deployed reply, Language language) =>
        new("deployed", reply.ProcessId, Messages.Deployed.In(language), UnlessTrue(reply.IsRecorded));

    public static CommandView Restarted(Restarted reply, Language language) =>
        new("restarted", reply.ProcessId, Messages.Restarted.In(language), UnlessTrue(reply.IsRecorded));

    public static CommandView Stopped(Stopped reply, Language language) =>
        new("stopped", Pid: null, Messages.Stopped.In(language), UnlessTrue(reply.IsRecorded));

    public static CommandView Deleted(Language language) =>
        new("deleted", Pid: null, Messages.Deleted.In(language), Recorded: null);

    private static bool? UnlessTrue(bool isRecorded) => isRecorded ? null : false;
}
