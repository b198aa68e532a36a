using System.Text.Json.Serialization;

namespace Agent.Actors.Specs.Documents;

public sealed record HttpCheckDocument
{
    public required string Scheme { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Status { get; init; }

    /// <summary>Only for https.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Verify { get; init; }

    internal static HttpCheckDocument? Of(ProbeCheck.Http? check) => check is null ? null : new()
    {
        Scheme = check.IsSecure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp,
        Host = check.Host,
        Port = check.Port,
        Path = check.Path,
        Headers = Sorted.By(check.Headers),
        Status = new StatusRange(check.MinStatus, check.MaxStatus).ToString(),
        Verify = check.IsSecure ? check.VerifiesCertificate : null,
    };

    internal ProbeCheck ToSpec()
    {
        var status = StatusRange.TryParse(Status, out var range) ? range : throw new FormatException($"'{Status}' is no range of statuses");

        return new ProbeCheck.Http
        {
            IsSecure = Scheme == Uri.UriSchemeHttps,
            Host = Host,
            Port = Port,
            Path = Path,
            Headers = Headers,
            MinStatus = status.Min,
            MaxStatus = status.Max,
            VerifiesCertificate = Verify ?? false,
        };
    }
}
