using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Services.Restarts;

/// <summary>How a run came to its end without a command.</summary>
/// <param name="Ran">How long it had run.</param>
internal sealed record RunEnd(bool IsSuccess, TimeSpan Ran)
{
    /// <summary>It was found unhealthy and stopped for that: whatever its exit code, that is no success.</summary>
    public static RunEnd Unhealthy(TimeSpan ran) => new(IsSuccess: false, ran);

    public static RunEnd Of(ProcessExit exit, TimeSpan ran, RestartSpec spec) => new(IsSuccessOf(exit, spec), ran);

    /// <summary>Nobody knows how it ended: that is no success either.</summary>
    public static bool IsSuccessOf(ProcessExit? exit, RestartSpec spec) =>
        exit is { Signal: null, Code: { } code } && spec.SuccessExitCodes.Contains(code);
}
