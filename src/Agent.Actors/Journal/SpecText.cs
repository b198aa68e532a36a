using System.Text.Json;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Journal;

/// <summary>A spec as text, and back.</summary>
internal static class SpecText
{
    public static string Write(ServiceSpec spec) =>
        JsonSerializer.Serialize(Document(spec), JournalJson.Default.SpecDocument);

    /// <exception cref="FormatException">It is no spec, or one that only a newer agent can read.</exception>
    public static ServiceSpec Read(string text, SpecDefaults defaults)
    {
        try
        {
            return Spec(JsonSerializer.Deserialize(text, JournalJson.Default.SpecDocument)!, defaults);
        }
        catch (JsonException e)
        {
            throw new FormatException($"a spec is not valid JSON: {e.Message}", e);
        }
    }

    private static SpecDocument Document(ServiceSpec spec) => new()
    {
        Version = SpecDocument.Present,
        Command = (spec.Command as Command.Shell)?.Line,
        Argv = (spec.Command as Command.Program)?.Arguments,
        Env = spec.Environment.Count > 0 ? spec.Environment : null,
        Cwd = spec.WorkingDirectory,
        Merge = spec.MergesOutput,
    };

    private static ServiceSpec Spec(SpecDocument document, SpecDefaults defaults)
    {
        if (document.Version > SpecDocument.Present)
            throw new FormatException($"a spec has version {document.Version}, this agent knows {SpecDocument.Present}; start the newer agent");

        var spec = defaults.SpecOf(CommandOf(document)) with { WorkingDirectory = document.Cwd, MergesOutput = document.Merge };
        return document.Env is { } environment ? spec with { Environment = environment } : spec;
    }

    private static Command CommandOf(SpecDocument document) =>
        document.Argv is { } arguments
            ? new Command.Program(arguments)
            : new Command.Shell(document.Command ?? throw new FormatException("a spec has no command"));
}
