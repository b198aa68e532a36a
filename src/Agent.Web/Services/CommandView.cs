using System.Text.Json.Serialization;
using Agent.Web.Languages;

namespace Agent.Web.Services;

/// <summary>The answer to a command that is done.</summary>
/// <param name="Pid">The new process, where the command started one.</param>
internal sealed record CommandView(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Pid,
    string Message)
{
    public static CommandView Deployed(int pid, Language language) => new("deployed", pid, Messages.Deployed.In(language));

    public static CommandView Restarted(int pid, Language language) => new("restarted", pid, Messages.Restarted.In(language));

    public static CommandView Stopped(Language language) => new("stopped", Pid: null, Messages.Stopped.In(language));
}
