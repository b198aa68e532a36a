using System.Globalization;
using Agent.Actors.Specs;
using Agent.Web.Configuration;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Requests;

/// <summary>How long a caller waits for a command: what he prefers, else what is usual.</summary>
internal sealed class Patience(HttpOptions http, StopSpec stop)
{
    private const int MostSeconds = 3600;

    // What a start, or the end of what was killed, may take on top of a grace.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public TimeSpan For(HttpRequest request, IServiceCommand command) => Preferred(request) ?? Usual(command);

    private TimeSpan Usual(IServiceCommand command)
    {
        var grace = (command as StopService)?.Grace ?? stop.Grace;
        return grace + Margin > http.Wait ? grace + Margin : http.Wait;
    }

    /// <summary><c>Prefer: wait=SECONDS</c> or <c>respond-async</c>, RFC 7240.</summary>
    private static TimeSpan? Preferred(HttpRequest request)
    {
        TimeSpan? patience = null;

        foreach (var preference in request.Headers.GetCommaSeparatedValues("Prefer"))
        {
            var parts = preference.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);

            // Section 4.3: both together are meant so: wait, and only then go on without the answer.
            if (Is(parts[0], "respond-async"))
                patience ??= TimeSpan.Zero;

            // Section 2: what cannot be understood is ignored.
            if (Is(parts[0], "wait") && parts.Length == 2 && TryParseSeconds(parts[1], out var seconds))
                return TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds));
        }

        return patience;
    }

    private static bool Is(string name, string preference) => name.Equals(preference, StringComparison.OrdinalIgnoreCase);

    private static bool TryParseSeconds(string text, out uint seconds) =>
        uint.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
}
