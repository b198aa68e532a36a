namespace Agent.Actors.Specs.Documents;

public sealed record BackoffDocument
{
    public required decimal Min { get; init; }

    public required double Factor { get; init; }

    public required decimal Max { get; init; }

    public required decimal Reset { get; init; }

    internal static BackoffDocument Of(BackoffSpec spec) => new()
    {
        Min = Seconds.Of(spec.Min),
        Factor = spec.Factor,
        Max = Seconds.Of(spec.Max),
        Reset = Seconds.Of(spec.Reset),
    };

    internal BackoffSpec ToSpec() => new()
    {
        Min = Seconds.Read(Min),
        Factor = Factor,
        Max = Seconds.Read(Max),
        Reset = Seconds.Read(Reset),
    };
}
