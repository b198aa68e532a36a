using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>notify</c>: what the service says itself, by sd_notify(3).</summary>
internal static class NotifyCheckReader
{
    public static ProbeCheck? Read(JsonObjectReader probe, bool isLive) => probe.Part<ProbeCheck?>("notify", null, notify =>
    {
        var watchdog = notify.Duration("watchdog", SpecBounds.ShortestPeriod, SpecBounds.Day);

        if (isLive && !notify.Has("watchdog"))
            notify.Refuse("watchdog", SpecTexts.LiveNeedsWatchdog);

        if (!isLive && notify.Has("watchdog"))
            notify.Refuse("watchdog", SpecTexts.WatchdogIsForLive);

        return new ProbeCheck.Notify(watchdog);
    });
}
