using Agent.Actors.Health;
using Agent.Actors.Processes;
using Akka.Actor;

namespace Agent.Actors.Services;

/// <summary>An instance beside the present one: one that is to replace it, or one that it has replaced.</summary>
/// <param name="Since">When it was started, by the time since the boot.</param>
/// <param name="Subject">If somebody finds out about it.</param>
internal sealed record Beside(CandidateStatus Status, IServiceProcess Process, TimeSpan Since, HealthSubject? Subject = null)
{
    /// <summary>Who finds out about it.</summary>
    public IActorRef? Health { get; init; }

    public string Instance => Status.Instance;
}
