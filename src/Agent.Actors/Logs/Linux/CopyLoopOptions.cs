using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <param name="Grown">Gets the service whose log has grown, or is gone. Be quick.</param>
/// <param name="Rearranged">Runs when a segment was begun.</param>
/// <param name="CanPunchHoles">Whether copied output can be given back to the disk at any time.</param>
/// <param name="GenerationSize">Where it cannot: spools with so many bytes, all copied, are replaced at the end of an instance.</param>
internal sealed record CopyLoopOptions(
    TimeProvider Time, Action<ServiceId> Grown, Action Rearranged, Action<string> Warn, bool CanPunchHoles, long GenerationSize = 1 << 20);
