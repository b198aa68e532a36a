using Agent.Actors.Health;

namespace Agent.Web.Audit;

/// <summary>Who has sent a request, and from where, in words that are fit to be kept.</summary>
/// <param name="Auth">By what he has proven it; <see langword="null"/>: not at all.</param>
/// <param name="Origin">An IP address; a Unix socket has none.</param>
internal sealed record AuditCaller(string Who, string? Auth, string Origin)
{
    private const int Longest = 200;

    public static AuditCaller Of(HttpContext context)
    {
        var origin = context.Connection.RemoteIpAddress?.ToString() ?? "unix";

        return context.User.Identity is { IsAuthenticated: true } identity
            ? new AuditCaller(Plain(identity.Name ?? "nameless"), Plain(identity.AuthenticationType ?? "unknown"), origin)
            : new AuditCaller("anonymous", Auth: null, origin);
    }

    public static string Plain(string text) => PlainText.Of(text, Longest);
}
