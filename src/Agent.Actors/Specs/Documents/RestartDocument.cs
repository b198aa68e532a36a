using Agent.Actors.Configuration;

namespace Agent.Actors.Specs.Documents;

public sealed record RestartDocument
{
    public required string Policy { get; init; }

    public required IReadOnlyList<int> SuccessExitCodes { get; init; }

    public required BackoffDocument Backoff { get; init; }

    public required StartLimitDocument Limit { get; init; }

    internal static RestartDocument Of(RestartSpec spec) => new()
    {
        Policy = spec.Policy.Kebab(),
        SuccessExitCodes = [.. spec.SuccessExitCodes.Distinct().Order()],
        Backoff = BackoffDocument.Of(spec.Backoff),
        Limit = StartLimitDocument.Of(spec.Limit),
    };

    internal RestartSpec ToSpec() => new()
    {
        Policy = Word.Read<RestartPolicy>(Policy),
        SuccessExitCodes = SuccessExitCodes,
        Backoff = Backoff.ToSpec(),
        Limit = Limit.ToSpec(),
    };
}
