namespace Agent.Actors.Processes;

/// <summary>As whom a program runs, and within which limits. What is not said stays as the agent has it.</summary>
public sealed record Confinement
{
    private static readonly Dictionary<string, ResourceBound> NoLimits = [];

    public static Confinement None { get; } = new();

    /// <summary>A name or a number, as in passwd(5).</summary>
    public string? User { get; init; }

    /// <summary>A name or a number, as in group(5). Not said: the user's own group.</summary>
    public string? Group { get; init; }

    /// <summary>Names or numbers of further groups, beside those that the user is a member of.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The permissions that files made by it do not get: umask(2).</summary>
    public int? Umask { get; init; }

    /// <summary>From -20, the most favourable, to 19: setpriority(2).</summary>
    public int? Nice { get; init; }

    /// <summary>By the names of <see cref="ResourceBound.Names"/>.</summary>
    public IReadOnlyDictionary<string, ResourceBound> Limits { get; init; } = NoLimits;

    /// <summary>Takes a control group.</summary>
    public GroupResources Resources { get; init; } = GroupResources.None;

    /// <summary>Whether another user's or groups' rights are asked for.</summary>
    public bool ChangesIdentity => User is not null || Group is not null || Groups.Count > 0;

    /// <summary>Whether its processes need something else than the agent's own have, beside a group.</summary>
    public bool ChangesProcess => ChangesIdentity || Umask is not null || Nice is not null || Limits.Count > 0;

    /// <summary>Whether nothing at all is asked for.</summary>
    public bool IsNone => !ChangesProcess && Resources == GroupResources.None;
}
