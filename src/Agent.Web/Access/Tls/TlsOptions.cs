using Agent.Actors.Configuration;

namespace Agent.Web.Access.Tls;

/// <summary>The files that TLS is made of, in PEM; empty where there is none.</summary>
internal sealed record TlsOptions
{
    /// <summary>The agent's certificate, and after it those between it and its authority.</summary>
    public required string Certificate { get; init; }

    public required string Key { get; init; }

    /// <summary>Whose clients' certificates count.</summary>
    public required string ClientAuthority { get; init; }

    public bool IsOn => Certificate.Length > 0;

    public bool AsksClients => ClientAuthority.Length > 0;

    public static TlsOptions From(SettingsReader settings)
    {
        var options = new TlsOptions
        {
            Certificate = settings.Text("access.tls.certificate"),
            Key = settings.Text("access.tls.key"),
            ClientAuthority = settings.Text("access.tls.client-authority"),
        };

        options.Check(settings);
        return options;
    }

    private void Check(SettingsReader settings)
    {
        if (Certificate.Length > 0 != Key.Length > 0)
            settings.Refuse("access.tls", "must have both certificate and key, or neither");
        else if (AsksClients && !IsOn)
            settings.Refuse("access.tls.client-authority", "needs access.tls.certificate and access.tls.key: clients show certificates only where TLS is on");
        else if (IsOn && TlsFiles.MistakeIn(this) is { } mistake)
            settings.Refuse("access.tls", mistake);
    }
}
