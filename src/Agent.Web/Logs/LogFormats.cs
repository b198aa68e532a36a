using Microsoft.Net.Http.Headers;

namespace Agent.Web.Logs;

/// <summary>Chooses the format that the caller likes best: RFC 9110, section 12.5.1.</summary>
internal static class LogFormats
{
    /// <param name="named">Leaves only some to choose from.</param>
    /// <returns><see langword="null"/>: he likes none.</returns>
    public static LogFormat? Choose(NamedFormat? named, HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;

        return Offers(named)
            .Select(offer => (Type: offer, Range: MostSpecific(accepted, offer)))
            .Where(offer => accepted.Count == 0 || offer.Range is { Quality: not 0 })
            .OrderByDescending(offer => offer.Range?.Quality ?? 1)
            .ThenByDescending(offer => Specificity(offer.Range))
            .Select(offer => Create(offer.Type))
            .FirstOrDefault();
    }

    private static string[] Offers(NamedFormat? named) => named switch
    {
        NamedFormat.Text => [TextFormat.MediaType],
        NamedFormat.Json => [JsonLinesFormat.MediaType, EventFormat.MediaType],
        _ => [TextFormat.MediaType, JsonLinesFormat.MediaType, EventFormat.MediaType],
    };

    private static MediaTypeHeaderValue? MostSpecific(IEnumerable<MediaTypeHeaderValue> accepted, string offer) =>
        accepted.Where(range => new MediaTypeHeaderValue(offer).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType))).MaxBy(Specificity);

    private static int Specificity(MediaTypeHeaderValue? range) => range switch
    {
        null or { MatchesAllTypes: true } => 0,
        { MatchesAllSubTypes: true } => 1,
        _ => 2,
    };

    private static LogFormat Create(string type) => type switch
    {
        EventFormat.MediaType => new EventFormat(),
        JsonLinesFormat.MediaType => new JsonLinesFormat(),
        _ => new TextFormat(),
    };
}
