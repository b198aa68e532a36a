using Agent.Web.Configuration;

namespace Agent.Web.Requests;

/// <summary>How long a caller waits for a command: <c>Prefer: wait=SECONDS</c> or <c>respond-async</c> (RFC 7240).</summary>
internal static class Patience
{
    private const int MostSeconds = 3600;

    public static TimeSpan Of(HttpRequest request, HttpOptions options) => Preferred(request) ?? options.Wait;

    private static TimeSpan? Preferred(HttpRequest request)
    {
        foreach (var preference in request.Headers.GetCommaSeparatedValues("Prefer"))
        {
            var parts = preference.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);

            if (Is(parts[0], "respond-async"))
                return TimeSpan.Zero;

            // RFC 7240, section 2: what cannot be understood is ignored.
            if (Is(parts[0], "wait") && parts.Length == 2 && uint.TryParse(parts[1].Trim('"'), out var seconds))
                return TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds));
        }

        return null;
    }

    private static bool Is(string name, string preference) => name.Equals(preference, StringComparison.OrdinalIgnoreCase);
}
