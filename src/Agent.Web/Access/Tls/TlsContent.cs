namespace Agent.Web.Access.Tls;

/// <summary>What the files have in them at one time.</summary>
internal sealed record TlsContent(string Certificate, string Key, string? ClientAuthority)
{
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One cannot be read.</exception>
    public static TlsContent Read(TlsOptions options) => new(
        File.ReadAllText(options.Certificate),
        File.ReadAllText(options.Key),
        options.AsksClients ? File.ReadAllText(options.ClientAuthority) : null);

    // Not what a record prints: the key is in it.
    public override string ToString() => nameof(TlsContent);
}
