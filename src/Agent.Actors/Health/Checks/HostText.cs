namespace Agent.Actors.Health.Checks;

/// <summary>A host as it stands before a port: an IPv6 address in brackets.</summary>
internal static class HostText
{
    public static string Of(string host) => host.Contains(':') && host[0] != '[' ? $"[{host}]" : host;
}
