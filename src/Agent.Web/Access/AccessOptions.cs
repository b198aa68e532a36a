using Agent.Actors.Configuration;
using Agent.Web.Access.Certificates;
using Agent.Web.Access.Limits;
using Agent.Web.Access.Peers;
using Agent.Web.Access.Tls;
using Agent.Web.Access.Tokens;

namespace Agent.Web.Access;

/// <summary>Who may call. Defaults, units and ranges: <c>hocon/reference.conf</c>.</summary>
internal sealed record AccessOptions
{
    /// <summary>A file of keys beside that in the data directory; empty if there is none.</summary>
    public required string KeysFile { get; init; }

    public required TlsOptions Tls { get; init; }

    public required IReadOnlyList<CertificateRule> Certificates { get; init; }

    public required TokenOptions Tokens { get; init; }

    public required IReadOnlyList<PeerRule> Peers { get; init; }

    public required AddressRules Addresses { get; init; }

    public required LimitOptions Limits { get; init; }

    /// <summary>Whether callers have to say who they are, keys apart.</summary>
    public bool Asks => Tls.AsksClients || Tokens.IsOn;

    public static AccessOptions From(SettingsReader settings) => new()
    {
        KeysFile = settings.Text("access.keys-file"),
        Tls = TlsOptions.From(settings),
        Certificates = CertificateRule.From(settings),
        Tokens = TokenOptions.From(settings),
        Peers = PeerRule.From(settings),
        Addresses = AddressRules.From(settings),
        Limits = LimitOptions.From(settings),
    };
}
