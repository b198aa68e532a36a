using Agent.Actors.Journal;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Which revision a rollback goes back to.</summary>
internal static class RevisionChoice
{
    /// <param name="present">The number of the present revision.</param>
    /// <param name="revisions">Those that are kept, the newest last.</param>
    /// <returns><see langword="null"/> if none of them is it.</returns>
    public static PastRevision? For(RollbackService command, int present, IReadOnlyList<PastRevision> revisions) =>
        revisions.LastOrDefault(revision => command.Revision is { } wanted ? revision.Number == wanted : revision.Number < present);
}
