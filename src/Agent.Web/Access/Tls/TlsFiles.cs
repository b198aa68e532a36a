using System.Security.Cryptography;

namespace Agent.Web.Access.Tls;

/// <summary>Certificates that are renewed while the agent runs.</summary>
/// <remarks>
/// Looked at by every handshake, which costs far more than that. What does not hold together, such as a new certificate
/// whose key is still to be written, leaves what was there before in force.
/// </remarks>
internal sealed class TlsFiles(TlsOptions options, Action<string> warn)
{
    private readonly Lock _lock = new();
    private TlsContent? _seen;
    private TlsMaterial? _inForce;
    private string _told = "";

    /// <returns>Why no handshake is possible with them.</returns>
    public static string? MistakeIn(TlsOptions options)
    {
        string? mistake = null;
        _ = new TlsFiles(options, told => mistake = told).Now();
        return mistake;
    }

    /// <returns><see langword="null"/> if there has never been anything that holds.</returns>
    public TlsMaterial? Now()
    {
        lock (_lock)
        {
            try
            {
                Look();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                Tell($"cannot be used: {e.Message} Name PEM files that the agent can read, the key without a password, and a certificate that belongs to it");
            }

            return _inForce;
        }
    }

    private void Look()
    {
        var content = TlsContent.Read(options);

        if (content == _seen)
            return;

        _seen = content;
        _inForce = TlsMaterial.From(content);
        _told = "";
    }

    private void Tell(string mistake)
    {
        if (mistake == _told)
            return;

        _told = mistake;
        warn(mistake);
    }
}
