namespace Agent.Actors.Processes;

/// <summary>What is known of an instance that an agent before this one has launched, or was about to.</summary>
public sealed record InstanceTrace
{
    /// <summary>The mark that it carries: the value of <see cref="InstanceMark.Variable"/>.</summary>
    public required string Instance { get; init; }

    /// <summary>Its leader; <see langword="null"/> if that agent died before it could write it down.</summary>
    public ProcessIdentity? Process { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The file that it appends its standard output to.</summary>
    public required string StandardOutput { get; init; }

    /// <summary>The same for standard error.</summary>
    public required string StandardError { get; init; }
}
