namespace Agent.Web.Logs;

internal static class LogHeaders
{
    /// <summary>https://html.spec.whatwg.org/multipage/server-sent-events.html: the id of the last event that was received.</summary>
    public const string LastEventId = "Last-Event-ID";

    /// <summary>nginx: do not hold back what is streamed.</summary>
    public const string AccelBuffering = "X-Accel-Buffering";
}
