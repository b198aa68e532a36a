using Agent.Actors.Journal;

namespace Agent.Web.Services;

/// <summary>How an instance of a service ended.</summary>
/// <param name="RuntimeSeconds">From its start to its end by the clock on the wall; <see langword="null"/> if the start is not known any more.</param>
/// <param name="ReturnCode">As Python has it: the exit code, or minus the signal's number.</param>
/// <param name="OomKilled">Whether the kernel has killed it because its control group had no more memory.</param>
/// <param name="LogTail">What it wrote last.</param>
internal sealed record LastExitView(
    string? Instance, string? StartTime, string EndTime, double? RuntimeSeconds, int? Code, int? Signal, int? ReturnCode, bool OomKilled, IReadOnlyList<string> LogTail)
{
    public static LastExitView Of(PastExit past, IReadOnlyList<string> tail) => new(
        past.Instance,
        past.StartedAt is { } at ? IsoTime.Of(at) : null,
        IsoTime.Of(past.EndedAt),
        past.StartedAt is { } start ? Math.Max(0, (past.EndedAt - start).TotalSeconds) : null,
        past.Exit.Code,
        past.Exit.Signal,
        past.Exit.ReturnCode,
        past.Exit.IsOutOfMemory,
        tail);
}
