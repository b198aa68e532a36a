using Agent.Actors.Specs.Documents;

namespace Agent.Actors.Journal;

/// <summary>A spec as the journal keeps it. Other members of it, or of the spec, are another version.</summary>
/// <param name="Spec">Not there in version 1.</param>
internal sealed record SpecEnvelope(int Version, SpecDocument? Spec)
{
    private const int Unconfined = 2;

    public const int Present = 3;

    /// <summary>
    /// The first version that knows all of it. An older agent reads what is not newer than itself, and must not run, as
    /// root and without its limits and secrets, what was meant otherwise.
    /// </summary>
    public static SpecEnvelope Of(SpecDocument spec) => new(spec.IsConfined ? Present : Unconfined, spec);
}
