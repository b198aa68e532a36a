using Agent.Actors.Journal;
using Agent.Actors.Processes;

namespace Agent.Actors.Services.Inheriting;

/// <summary>What was written down of a service, and what of it was found.</summary>
/// <param name="Beside">An instance beside the present one, of which something is left.</param>
internal sealed record Heirloom(JournalledService Service, IServiceProcess? Process, Beside? Beside)
{
    public Remains Remains => RemainsOf(Process);

    public static Remains RemainsOf(IServiceProcess? process) => process switch
    {
        null or { Id: 0, Emptied.IsCompleted: true } => Remains.Nothing,
        { Exited.IsCompleted: true } => Remains.WithoutLeader,
        _ => Remains.All,
    };

    /// <summary>
    /// A candidate has not proven itself before the agent died, and goes; but where it is all that runs, it has the place
    /// of what it was to replace.
    /// </summary>
    public Heirloom WithCandidateInPlace() =>
        Remains is not Remains.All && Service.Candidate is { } candidate && Beside is { Process: var process } && RemainsOf(process) is Remains.All
            ? new Heirloom(InPlace(candidate), process, Leftovers())
            : this;

    private JournalledService InPlace(JournalledInstance candidate) => Service with
    {
        State = ServiceState.Running,
        Spec = candidate.Spec,
        Revision = candidate.Revision,
        Instance = candidate.Instance,
        Process = candidate.Process,
        StartedAt = candidate.StartedAt,
        LastExit = null,
        Unhealthy = null,
        IsReady = candidate.Spec.IsAsked ? false : null,
        Candidate = null,
    };

    private Beside? Leftovers() => Remains is Remains.Nothing ? null : new Beside(OldStatus, Process!, TimeSpan.Zero);

    private CandidateStatus OldStatus => new() { Spec = Service.Spec, Revision = Service.Revision, Instance = Service.Instance! };
}
