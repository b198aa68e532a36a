namespace Agent.Actors.Specs.Documents;

public sealed record TcpCheckDocument
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    internal static TcpCheckDocument? Of(ProbeCheck.Tcp? check) => check is null ? null : new() { Host = check.Host, Port = check.Port };

    internal ProbeCheck ToSpec() => new ProbeCheck.Tcp(Host, Port);
}
