namespace Agent.Web.Access.Keys;

internal enum KeyState
{
    Valid,
    Expired,
    Revoked,
}
