using Agent.Actors.Configuration;
using Agent.Web.Configuration;

namespace Agent.Web.Access;

/// <summary>Who can reach the agent, beside who may.</summary>
/// <param name="asks">Whether callers have to say who they are.</param>
internal sealed class Exposure(HttpOptions http, AccessOptions access, bool asks)
{
    private bool IsReachable => !http.IsLoopback && !http.IsSocket;

    /// <summary>Refuses what nobody has accepted.</summary>
    public void Check(SettingsReader settings)
    {
        if (IsReachable && !asks && !http.AllowAnonymous)
            settings.Refuse("http.host", $"is '{http.Host}', which others can reach, and nobody has to say who he is: whoever reached the port could run commands as this user. Create a key (service-agent keys create), ask clients for certificates (access.tls.client-authority) or tokens (access.tokens), listen on 127.0.0.1 or a unix socket, or accept it with --allow-anonymous");

        if (IsReachable && !access.Tls.IsOn && !http.AllowPlaintext)
            settings.Refuse("http.host", $"is '{http.Host}', which others can reach, and there is no TLS: keys, and what services print, could be read and changed on the way. Name access.tls.certificate and access.tls.key, listen on 127.0.0.1 or a unix socket, or accept it with --allow-plaintext");
    }

    /// <summary>What has been accepted.</summary>
    public IEnumerable<string> Warnings()
    {
        if (IsReachable && !asks)
            yield return $"Listening on {http.Host} without authentication: whoever reaches it can run commands as this user";

        if (IsReachable && !access.Tls.IsOn)
            yield return $"Listening on {http.Host} without TLS: keys, and what services print, can be read and changed on the way";
    }

    /// <summary>What is so as long as nothing is said.</summary>
    public string? Note() => !IsReachable && !http.IsSocket && !asks
        ? "Whoever is on this host may do everything: service-agent keys create makes a key, and from then on nobody without one is let in"
        : null;
}
