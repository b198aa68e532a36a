using Agent.Actors.Specs.Documents;

namespace Agent.Actors.Journal;

/// <summary>A spec as the journal keeps it. Other members of it, or of the spec, are another version.</summary>
/// <param name="Spec">Not there in version 1.</param>
internal sealed record SpecEnvelope(int Version, SpecDocument? Spec)
{
    public const int Present = 2;
}
