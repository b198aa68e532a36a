using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Logs;

/// <summary>The files that a service's next instance appends its output to.</summary>
/// <param name="Generation">Counts from 1. A new one begins where copied output cannot be given back to the disk otherwise.</param>
/// <param name="StandardOutput">An absolute path. Merged output goes here altogether.</param>
/// <param name="StandardError">An absolute path.</param>
public sealed record SpoolPaths(int Generation, string StandardOutput, string StandardError)
{
    /// <summary>For a launch that is only looked at.</summary>
    public static SpoolPaths None { get; } = new(0, "", "");

    /// <summary>Where a service with this spec writes its standard error.</summary>
    public string ErrorOf(ServiceSpec spec) => spec.MergesOutput ? StandardOutput : StandardError;
}
