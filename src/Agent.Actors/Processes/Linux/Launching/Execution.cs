using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What execve(2) is called with, and what it finds as its standard input.</summary>
[SupportedOSPlatform("linux")]
internal sealed record Execution
{
    /// <summary>The file that is executed; otherwise the first of <see cref="Arguments"/>.</summary>
    public string? File { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public string Input { get; init; } = Spawn.NoInput;

    /// <summary><see langword="null"/> is the agent's own.</summary>
    public string? Directory { get; init; }

    public string Program => File ?? Arguments[0];
}
