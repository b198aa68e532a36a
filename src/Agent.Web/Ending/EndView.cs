using Agent.Actors.Configuration;
using Agent.Web.Languages;

namespace Agent.Web.Ending;

/// <summary>The answer to <c>POST /agent/shutdown</c>: what has begun.</summary>
internal sealed record EndView(string Status, string Services, string Message)
{
    public static EndView Of(ServicesAtEnd services, Language language) => new(
        "shutting_down",
        services.ToString().ToLowerInvariant(),
        (services is ServicesAtEnd.Leave ? Messages.EndsAndLeaves : Messages.EndsAndStops).In(language));
}
