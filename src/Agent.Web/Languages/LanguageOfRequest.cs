using Microsoft.Net.Http.Headers;

namespace Agent.Web.Languages;

/// <summary>Chooses the caller's language: RFC 9110, section 12.5.4. Chinese where he asks for nothing that there is.</summary>
internal static class LanguageOfRequest
{
    public static Language PreferredLanguage(this HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(Known);

        return wanted.FirstOrDefault(language => language is not null) ?? Language.Chinese;
    }

    private static Language? Known(StringWithQualityHeaderValue range)
    {
        var primary = range.Value.Value!.Split('-')[0];

        if (primary.Equals("en", StringComparison.OrdinalIgnoreCase))
            return Language.English;

        return primary is "*" || primary.Equals("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : null;
    }
}
