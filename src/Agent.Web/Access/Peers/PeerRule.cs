using Agent.Actors.Configuration;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Peers;

/// <summary>What a user of this host may do who connects by the unix socket.</summary>
internal sealed record PeerRule(uint User, Grant Grant)
{
    public static IReadOnlyList<PeerRule> From(SettingsReader settings) =>
        GrantRules.Read(settings, "access.peers", "uid", (reader, key, grant) => new PeerRule((uint)reader.Number(key, 0, int.MaxValue), grant));
}
