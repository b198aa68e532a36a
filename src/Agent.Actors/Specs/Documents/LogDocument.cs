namespace Agent.Actors.Specs.Documents;

public sealed record LogDocument
{
    public required bool Merge { get; init; }
}
