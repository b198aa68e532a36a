namespace Agent.Actors.Journal.Audit;

/// <summary>Which rows are asked for. <see langword="null"/>: it does not matter.</summary>
public sealed record AuditQuery
{
    public string? Service { get; init; }

    public string? Who { get; init; }

    /// <summary>Rows from this moment on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Rows before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The first ones behind this row; where it is not said, the latest.</summary>
    public long? After { get; init; }

    public required int Limit { get; init; }
}
