using Agent.Web.Access.Callers;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Keys;

/// <summary>A key that was made. Revoked ones stay, so that they can be told from unknown ones.</summary>
/// <param name="Revoked">Since when it does not count any more.</param>
internal sealed record KeyRecord(string Id, string Name, Grant Grant, KeyHash Hash, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked)
{
    public KeyState StateAt(DateTimeOffset now)
    {
        if (Revoked is not null)
            return KeyState.Revoked;

        return Expires <= now ? KeyState.Expired : KeyState.Valid;
    }

    /// <summary>Under its name and its id: several may have the same name.</summary>
    public Caller ToCaller() => new("key", $"{Name} ({Id})", [Grant]);
}
