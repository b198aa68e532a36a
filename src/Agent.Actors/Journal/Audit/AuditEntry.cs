namespace Agent.Actors.Journal.Audit;

/// <summary>That somebody has done something, or was refused it. Its texts are fit for terminals and logs.</summary>
public sealed record AuditEntry
{
    /// <summary>The caller's name, or <c>anonymous</c>.</summary>
    public required string Who { get; init; }

    /// <summary>By what the caller has proven it; <see langword="null"/>: not at all.</summary>
    public string? Auth { get; init; }

    /// <summary>From where: an IP address, or <c>unix</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>What was asked for: method and path.</summary>
    public required string Action { get; init; }

    /// <summary>The service that it is about, if it is about one.</summary>
    public string? Service { get; init; }

    /// <summary>The result, as an HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The revision that the service has by it. The journal finds it out where it is not said.</summary>
    public int? Revision { get; init; }

    /// <summary>The request's id, which the service's events have too.</summary>
    public string? Request { get; init; }

    /// <summary>How many refused attempts before this one have no row.</summary>
    public long Omitted { get; init; }
}
