using System.Runtime.Versioning;

namespace Agent.Actors.Tests.Journal;

/// <summary>Runs where a file system can be mounted, which needs root.</summary>
[SupportedOSPlatform("linux")]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly string? Obstacle = SmallDisk.Obstacle;

    public SmallDiskFactAttribute() => Skip = Obstacle;
}
