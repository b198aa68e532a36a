namespace Agent.Actors.Processes.Linux;

/// <summary>Whose rights a process has: the numbers that the kernel knows.</summary>
internal sealed record Identity
{
    public required uint User { get; init; }

    public required uint Group { get; init; }

    /// <summary>The supplementary ones, in order.</summary>
    public required IReadOnlyList<uint> Groups { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>What the database of users says; <see langword="null"/> if it says nothing, or no user was asked for.</summary>
    public Account? Account { get; init; }
}
