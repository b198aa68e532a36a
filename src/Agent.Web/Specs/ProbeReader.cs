using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>ready</c>, <c>live</c> and <c>startup</c>.</summary>
internal static class ProbeReader
{
    public static ProbeSpec? Ready(JsonObjectReader body, ProbeTimes defaults) => Read(body, "ready", defaults, isLive: false);

    public static ProbeSpec? Live(JsonObjectReader body, ProbeTimes defaults) =>
        Read(body, "live", defaults with { SuccessThreshold = 1 }, isLive: true);

    public static ProbeSpec? Startup(JsonObjectReader body, ProbeTimes defaults) =>
        Read(body, "startup", defaults with { SuccessThreshold = 1 }, isLive: false);

    private static ProbeSpec? Read(JsonObjectReader body, string name, ProbeTimes defaults, bool isLive) =>
        body.Part<ProbeSpec?>(name, null, probe => new ProbeSpec
        {
            Check = ProbeCheckReader.Read(probe, isLive),
            Times = ProbeTimesReader.Read(probe, defaults, onceSuffices: name != "ready"),
        });
}
