using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <param name="Grown">Gets the service whose log has grown, or is gone. Be quick.</param>
/// <param name="Rearranged">Runs when a segment was begun.</param>
/// <param name="CanPunchHoles">Whether copied output can be given back to the disk at any time.</param>
/// <param name="GenerationSize">Where it cannot: spools with so many bytes, all copied, are replaced at the end of an instance.</param>
internal sealed record CopyLoopOptions(
    TimeProvider Time, Action<ServiceId> Grown, Action Rearranged, Action<string> Warn, bool CanPunchHoles, long GenerationSize = 1 << 20)
{
    /// <summary>
    /// In bytes. Holes keep a spool small on the disk, but it reaches ever farther, and a service can set its size: ext4 takes
    /// nothing behind 16 TiB.
    /// </summary>
    private const long Farthest = 1L << 40;

    /// <summary>Spools that were copied so far are replaced at the end of an instance.</summary>
    public long LargestGeneration => CanPunchHoles ? Farthest : GenerationSize;
}
