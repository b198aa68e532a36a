using System.Text.Json.Serialization;
using Agent.Actors.Processes;

namespace Agent.Actors.Specs.Documents;

public sealed record ExecCheckDocument
{
    /// <summary>A line for the shell; otherwise there is <see cref="Argv"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Argv { get; init; }

    internal static ExecCheckDocument? Of(ProbeCheck.Exec? check) => check is null ? null : new()
    {
        Command = (check.Command as Command.Shell)?.Line,
        Argv = (check.Command as Command.Program)?.Arguments,
    };

    internal ProbeCheck ToSpec() => new ProbeCheck.Exec(CommandDocument.Read(Command, Argv));
}
