using System.Globalization;

namespace Agent.Web.Requests;

/// <summary>What a caller prefers of the answer to a command: <c>Prefer</c>, RFC 7240.</summary>
/// <param name="Wait"><c>wait=SECONDS</c>, or nothing for <c>respond-async</c>; <see langword="null"/> leaves it to the agent.</param>
/// <param name="AwaitsReadiness"><c>wait</c>, with seconds or without: until what is started can serve.</param>
internal sealed record Preferences(TimeSpan? Wait, bool AwaitsReadiness)
{
    private const int MostSeconds = 3600;

    public static Preferences Of(HttpRequest request)
    {
        var preferences = new Preferences(Wait: null, AwaitsReadiness: false);

        // Section 2: the first of a kind counts, and what cannot be understood is ignored.
        foreach (var preference in request.Headers.GetCommaSeparatedValues("Prefer").Reverse())
            preferences = preferences.With(preference.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries));

        return preferences;
    }

    private Preferences With(string[] parts) => parts switch
    {
        // Section 4.3: both together are meant so: wait, and only then go on without the answer.
        [var name, ..] when Is(name, "respond-async") => this with { Wait = Wait ?? TimeSpan.Zero },
        [var name] when Is(name, "wait") => this with { AwaitsReadiness = true },
        [var name, var value] when Is(name, "wait") && TryParseSeconds(value, out var seconds) => new(TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds)), AwaitsReadiness: true),
        _ => this,
    };

    private static bool Is(string name, string preference) => name.Equals(preference, StringComparison.OrdinalIgnoreCase);

    private static bool TryParseSeconds(string text, out uint seconds) =>
        uint.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
}
