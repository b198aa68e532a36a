using Agent.Actors.Specs;

namespace Agent.Actors.Journal.Tables;

/// <summary>Reads a revision's spec, if it is what was written.</summary>
internal static class RevisionRow
{
    public static long ChecksumOf(string service, int number, string spec) => Checksum.Of(service, number, spec);

    public static ServiceSpec Spec(string service, int number, string? spec, long? checksum, SpecDefaults defaults)
    {
        if (spec is null)
            throw new FormatException($"revision {number} of service '{service}' is missing");

        if (ChecksumOf(service, number, spec) != checksum)
            throw new FormatException($"revision {number} of service '{service}' is not what was written");

        return SpecText.Read(spec, defaults);
    }
}
