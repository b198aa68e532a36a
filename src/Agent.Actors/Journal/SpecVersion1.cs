using Agent.Actors.Specs;
using Agent.Actors.Specs.Documents;

namespace Agent.Actors.Journal;

/// <summary>A spec of an agent that knew a command, its surroundings and the one thing about logs.</summary>
internal sealed record SpecVersion1
{
    /// <summary>A line for the shell; otherwise there is <see cref="Argv"/>.</summary>
    public string? Command { get; init; }

    public IReadOnlyList<string>? Argv { get; init; }

    public IReadOnlyDictionary<string, string>? Env { get; init; }

    public string? Cwd { get; init; }

    /// <summary>Whether both streams go into one spool.</summary>
    public bool Merge { get; init; }

    public ServiceSpec ToSpec(SpecDefaults defaults)
    {
        var spec = defaults.SpecOf(CommandDocument.Read(Command, Argv)) with { WorkingDirectory = Cwd, MergesOutput = Merge };
        return Env is { } environment ? spec with { Environment = environment } : spec;
    }
}
