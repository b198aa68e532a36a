using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;

namespace Agent.Actors.Specs;

/// <summary>What a probe does.</summary>
public abstract record ProbeCheck
{
    private ProbeCheck()
    {
    }

    /// <summary>A GET that is answered with a status from <see cref="MinStatus"/> to <see cref="MaxStatus"/>.</summary>
    public sealed record Http : ProbeCheck
    {
        /// <summary>Whether by TLS.</summary>
        public bool IsSecure { get; init; }

        /// <summary>A name or an IP address.</summary>
        public required string Host { get; init; }

        public required int Port { get; init; }

        /// <summary>Begins with a slash; may have a query.</summary>
        public required string Path { get; init; }

        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        public required int MinStatus { get; init; }

        public required int MaxStatus { get; init; }

        /// <summary>Whether the certificate must be valid for the host.</summary>
        public bool VerifiesCertificate { get; init; }
    }

    /// <summary>A connection that is accepted.</summary>
    public sealed record Tcp(string Host, int Port) : ProbeCheck;

    /// <summary>A program, run as the service is, that exits with 0.</summary>
    public sealed record Exec(Command Command) : ProbeCheck;

    /// <summary>A line that the instance writes and that matches.</summary>
    /// <param name="Pattern">A regular expression of .NET, matched without backtracking.</param>
    /// <param name="Stream">Of this stream only; <see langword="null"/>: of either.</param>
    public sealed record LogLine(string Pattern, LogStream? Stream) : ProbeCheck;

    /// <summary>
    /// What the service says itself by the protocol of sd_notify(3). As readiness: <c>READY=1</c>. As liveness:
    /// <c>WATCHDOG=1</c>, at least once in every <see cref="Watchdog"/>.
    /// </summary>
    public sealed record Notify(TimeSpan? Watchdog) : ProbeCheck;
}
