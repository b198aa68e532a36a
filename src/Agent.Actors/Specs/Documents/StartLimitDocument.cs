using Agent.Actors.Configuration;

namespace Agent.Actors.Specs.Documents;

public sealed record StartLimitDocument
{
    public required int Starts { get; init; }

    public required decimal Window { get; init; }

    public required string Mode { get; init; }

    internal static StartLimitDocument Of(StartLimitSpec spec) => new()
    {
        Starts = spec.Starts,
        Window = Seconds.Of(spec.Window),
        Mode = spec.Mode.Kebab(),
    };

    internal StartLimitSpec ToSpec() => new()
    {
        Starts = Starts,
        Window = Seconds.Read(Window),
        Mode = Word.Read<StartLimitMode>(Mode),
    };
}
