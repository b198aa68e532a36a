using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Web.Services;

namespace Agent.Web.History;

/// <summary>The answer to <c>GET /service/{id}/events</c>: the newest last.</summary>
internal sealed record EventsView(IReadOnlyList<EventView> Events);

/// <param name="Sequence">1 for a service's first event, and one more for each that follows.</param>
internal sealed record EventView(long Sequence, string Time, string Event, string? Instance, string? Detail, string? Request)
{
    public static EventView Of(PastEvent past) => new(
        past.Sequence, IsoTime.Of(past.At), past.Event.Kind, past.Event.Instance, past.Event.Detail, past.Event.Request);
}

/// <summary>The answer to <c>GET /service/{id}/exits</c>: the newest last.</summary>
internal sealed record ExitsView(IReadOnlyList<ExitView> Exits);

/// <param name="ReturnCode">As Python has it: the exit code, or minus the signal's number.</param>
internal sealed record ExitView(
    string? Instance, string? StartTime, string EndTime, int? ReturnCode, int? Signal, bool OomKilled, double? CpuSeconds, long? PeakMemoryBytes)
{
    public static ExitView Of(PastExit past) => new(
        past.Instance, past.StartedAt is { } at ? IsoTime.Of(at) : null, IsoTime.Of(past.EndedAt),
        past.Exit.ReturnCode, past.Exit.Signal, past.Exit.IsOutOfMemory, past.Exit.CpuTime?.TotalSeconds, past.Exit.PeakMemoryBytes);
}

/// <summary>The answer to <c>GET /service/{id}/revisions</c>: the newest last.</summary>
internal sealed record RevisionsView(IReadOnlyList<RevisionView> Revisions);

/// <param name="Present">Whether it is the one in force.</param>
/// <param name="Spec">The path of the whole spec.</param>
internal sealed record RevisionView(
    int Revision, string Time, bool Present, string Command, IReadOnlyList<string>? Argv, string? Cwd, string Spec)
{
    public static RevisionView Of(PastRevision past, ServiceStatus service) => new(
        past.Number, IsoTime.Of(past.At), past.Number == service.Revision, CommandText.Of(past.Spec.Command),
        (past.Spec.Command as Command.Program)?.Arguments, past.Spec.WorkingDirectory,
        $"/service/{service.Service}/spec?revision={past.Number}");
}
