using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary>What a probe does: one of five.</summary>
internal static class ProbeCheckReader
{
    private static readonly string[] Kinds = ["http", "tcp", "exec", "log", "notify"];
    private static readonly ProbeCheck Unreadable = new ProbeCheck.Notify(null);

    public static ProbeCheck Read(JsonObjectReader probe, bool isLive)
    {
        ProbeCheck?[] checks =
        [
            HttpCheckReader.Read(probe),
            TcpCheckReader.Read(probe),
            probe.Part<ProbeCheck?>("exec", null, exec => new ProbeCheck.Exec(CommandReader.Required(exec))),
            LogCheckReader.Read(probe),
            NotifyCheckReader.Read(probe, isLive),
        ];

        if (Kinds.Count(probe.Has) != 1)
            probe.Refuse(SpecTexts.NotOneCheck);

        if (isLive && probe.Has("log"))
            probe.Refuse("log", SpecTexts.LogIsNotForLive);

        return checks.FirstOrDefault(check => check is not null) ?? Unreadable;
    }
}
