using System.Net;
using Agent.Web.Configuration;
using Agent.Web.Languages;
using Agent.Web.Problems;

namespace Agent.Web.Requests;

/// <summary>
/// Keeps web pages from driving the agent through the browser of somebody who can reach it: no foreign <c>Host</c>
/// (DNS rebinding), nothing that a browser marks as another site's (<c>Origin</c>, <c>Sec-Fetch-Site</c>).
/// </summary>
internal static class WebPageGuard
{
    public static IApplicationBuilder UseWebPageGuard(this IApplicationBuilder app, HttpOptions options) => app.Use((context, next) =>
    {
        var host = HostOf(context.Request);

        if (!IsOurs(host.Host, context.Connection.LocalIpAddress, options))
            return Refuse(context, ProblemKind.HostNotAllowed, host.Value ?? "");

        return IsCrossSite(context.Request, host) ? Refuse(context, ProblemKind.CrossSite) : next(context);
    });

    private static bool IsOurs(string host, IPAddress? local, HttpOptions options)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return IPAddress.IsLoopback(address) || address.Equals(local?.IsIPv4MappedToIPv6 == true ? local.MapToIPv4() : local);

        return Equal(host, "localhost") || options.Names.Any(name => Equal(host, name));
    }

    // As it was sent: the request's own property decodes international names, and throws where there is nothing to decode.
    private static HostString HostOf(HttpRequest request) => new(request.Headers.Host.ToString());

    private static bool IsCrossSite(HttpRequest request, HostString host)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();

        return (origin.Length > 0 && !Equal(origin, $"{request.Scheme}://{host.Value}"))
            || (site.Length > 0 && !Equal(site, "same-origin") && !Equal(site, "none"));
    }

    private static Task Refuse(HttpContext context, ProblemKind kind, params object[] about) =>
        Problem.Of(kind, context.Request.PreferredLanguage(), about).ExecuteAsync(context);

    private static bool Equal(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
