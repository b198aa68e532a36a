using System.Security.Claims;
using System.Text.Encodings.Web;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agent.Web.Access.Tokens;

/// <summary>Callers who send a token of a provider's.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokenValidator tokens, FailedLogins failures)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (OfferedToken.In(Request) is not { } token) return AuthenticateResult.NoResult();

        var (caller, failure) = await tokens.ValidateAsync(token);

        return caller is null
            ? Refuse(failure!)
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(caller)), Scheme.Name));
    }

    private AuthenticateResult Refuse(string reason)
    {
        if (failures.Count(Context.Connection.RemoteIpAddress) is { } retryAfter)
            return AuthenticateResult.Fail(new TooManyFailedLoginsException(retryAfter));

        Logger.LogWarning("Refused {Address}: its token does not hold ({Reason})", Context.Connection.RemoteIpAddress, reason);
        return AuthenticateResult.Fail(reason);
    }
}
