using System.Text.Encodings.Web;
using Agent.Web.Access.Keys;
using Agent.Web.Access.Scopes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agent.Web.Access.Callers;

/// <summary>Callers who show nothing. They may do everything where nobody has to, and nothing elsewhere.</summary>
internal sealed class OpenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, KeyRing keys, AccessOptions access)
    : CallerHandler(options, logs, encoder)
{
    public const string Name = "open";

    private static readonly Caller Anyone = new(Name, "anyone", [Grant.Everything]);

    protected override AuthenticateResult Authenticate() =>
        access.Asks || keys.IsInUse ? AuthenticateResult.NoResult() : Known(Anyone);
}
