using Agent.Actors.Health;
using Agent.Actors.KillPoints;
using Agent.Actors.Processes;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>The end of an instance beside the present one, by the stop protocol. Whatever else comes waits for it.</summary>
public sealed partial class ServiceActor
{
    // What is said of it when nothing of it is left.
    private const string Withdrawn = "withdrawn";
    private const string Retired = "retired";

    private TimeSpan _graceBeside;
    private Action _cleared = () => { };

    private void BeginClearing(string kind, string detail, Action next)
    {
        var beside = _beside!;
        _cleared = () => NoteCleared(kind, detail, next);
        KillPoint.Reach(KillPointName.BeforeClearing);

        ArmKillBeside(beside.Status.Spec.Stop.Grace);
        Become(Clearing);
        beside.Health?.Tell(HealthProtocol.StopAsking.Instance);
        beside.Process.Emptied.PipeTo(Self, success: () => new Emptied(beside.Process));
        beside.Process.Terminate(beside.Status.Spec.Stop.Signal);

        // Those among the waiting that are in a hurry.
        Stash.UnstashAll();
    }

    private void HurryBeside(TimeSpan? grace)
    {
        Stash.Stash();

        if (grace < _graceBeside)
            ArmKillBeside(grace.Value);
    }

    private void ArmKillBeside(TimeSpan grace)
    {
        _graceBeside = grace;
        Timers.StartSingleTimer(ClearDue.Instance, ClearDue.Instance, grace);
    }

    private void KillBeside()
    {
        Log().Warning("Something of {0} beside it is left after a grace of {1} s: killing everything of it", _beside!.Instance, _graceBeside.TotalSeconds);
        _beside.Process.Kill();
        Timers.StartSingleTimer(ClearDue.Instance, ClearDue.Instance, _runtime.KillRetry);
    }

    private void BeEmptiedBeside()
    {
        Timers.Cancel(ClearDue.Instance);

        if (_beside!.Health is { } health)
            AwaitEndOfHealthBeside(health);
        else
            BeCleared();
    }

    private void AwaitEndOfHealthBeside(IActorRef health)
    {
        Become(ClearingHealth);
        health.Tell(HealthProtocol.StopAsking.Instance);
    }

    private void BeCleared()
    {
        if (_beside!.Health is { } health)
            Context.Stop(Context.Unwatch(health));

        _beside.Subject?.Notify?.Dispose();
        _cleared();
    }

    private void NoteCleared(string kind, string detail, Action next)
    {
        var cleared = _beside!.Instance;
        _beside = null;
        Change(_status! with { Candidate = null, Retiring = null });

        // Of one that another agent has left, nothing is known yet that would be worth a record.
        if (_process is not null)
            Note(kind, detail, instance: cleared);

        KillPoint.Reach(KillPointName.AfterClearing);
        next();
    }

    private sealed record ClearDue
    {
        public static ClearDue Instance { get; } = new();
    }
}
