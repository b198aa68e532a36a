using System.Net.Sockets;
using System.Text.Encodings.Web;
using Agent.Actors.Configuration;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Scopes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace Agent.Web.Access.Peers;

/// <summary>Callers who have come by the unix socket: the kernel says which user each is.</summary>
internal sealed class PeerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessOptions access)
    : CallerHandler(options, logs, encoder)
{
    public const string Name = "peer";
    private const uint Root = 0;

    public static bool IsIn(HttpContext context) => SocketOf(context) is not null;

    protected override AuthenticateResult Authenticate()
    {
        if (SocketOf(Context) is not { } socket)
            return AuthenticateResult.NoResult();

        try
        {
            return Known(CallerOf(PeerCredentials.UserOf(socket)));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) // the connection is over
        {
            return AuthenticateResult.Fail(e);
        }
    }

    // Both could do whatever the agent can, without it.
    private Caller CallerOf(uint user) => new(Name, $"uid {user}", user is Root || user == AgentUser.Id
        ? [Grant.Everything]
        : [.. access.Peers.Where(rule => rule.User == user).Select(rule => rule.Grant)]);

    private static Socket? SocketOf(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>()?.Socket is { AddressFamily: AddressFamily.Unix } socket ? socket : null;
}
