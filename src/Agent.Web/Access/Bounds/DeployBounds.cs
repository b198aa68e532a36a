namespace Agent.Web.Access.Bounds;

/// <summary>What may be deployed by a grant. What is <see langword="null"/> does not matter.</summary>
internal sealed record DeployBounds
{
    public static readonly DeployBounds None = new();

    /// <summary>As whom: names as a spec has them. What names no user is not among them.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>Beside the user's own. Where users matter and this is <see langword="null"/>, there are none.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Whether only programs may be named, not lines for a shell.</summary>
    public bool DeniesShell { get; init; }

    public PathPatterns? Programs { get; init; }

    /// <summary>Where it may run, and listen on unix sockets.</summary>
    public PathPatterns? Directories { get; init; }

    /// <summary>Which secrets it may be given. Where anything else matters and this is <see langword="null"/>, there are none.</summary>
    public PathPatterns? Secrets { get; init; }

    public bool AreNone => this == None;

    /// <summary>For people.</summary>
    public override string ToString() => AreNone ? "-" : string.Join(" ", Words());

    private IEnumerable<string> Words()
    {
        if (Users is not null) yield return $"users={string.Join(",", Users)}";
        if (Groups is not null) yield return $"groups={string.Join(",", Groups)}";
        if (DeniesShell) yield return "no-shell";
        if (Programs is not null) yield return $"programs={Programs}";
        if (Directories is not null) yield return $"directories={Directories}";
        if (Secrets is not null) yield return $"secrets={Secrets}";
    }
}
