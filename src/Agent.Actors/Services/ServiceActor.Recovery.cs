using Agent.Actors.KillPoints;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>How an actor goes on with what another one has left: one that crashed, or one of an agent that died.</summary>
public sealed partial class ServiceActor
{
    protected override void PreStart() => Context.Parent.Tell(new Recall(_id));

    protected override void PreRestart(Exception reason, object message)
    {
        var failed = new Failed($"The agent failed at '{_id}': {reason.Message}. Ask for its status, then try again.");

        foreach (var requester in _awaitingStop.Append(_start?.Requester).Append(_requester).Append(message is IServiceMessage ? Sender : null))
            requester?.Tell(failed);

        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        Become(RecallingAfterCrash);
        base.PostRestart(reason);
    }

    private void RecallingAfterCrash()
    {
        Receive<Recalled>(recalled => recalled.Record is null, _ => Withdraw(ActorRefs.Nobody, Deleted.Instance));
        Recalling();
    }

    private void Resume(ServiceRecord? record)
    {
        _status = record?.Status;
        _process = record?.Process;

        if (_process is not null)
            Follow(_process);

        GoOn(record);
        Stash.UnstashAll();
    }

    private void GoOn(ServiceRecord? record)
    {
        if (record is { IsInherited: true })
            Inherit();
        else if (_status?.State is ServiceState.Starting)
            AwaitLaunch();
        else if (_status?.State is ServiceState.Stopping)
            GoOnStopping(record!.Grace);
        else
            Become(_process is null ? Idle : Running);
    }

    // Whoever asked for it has been told of the crash. Its launch, if there is one, comes back to this actor.
    private void AwaitLaunch()
    {
        _start = StartOrder.Orphaned(_status!);
        Become(Starting);
    }

    // From an agent before this one: what is wanted is made so.
    private void Inherit()
    {
        KillPoint.Reach(KillPointName.TakingOver);
        var isWanted = _status!.Wanted is Wanted.Running;

        if (_process is null)
            Intend(StartOrder.Recovering(_status));
        else if (!isWanted)
            BeginStopping(OwnGrace, ServiceState.Stopped);
        else if (_status is { State: ServiceState.Stopping, LastExit: not null })
            BeginStopping(OwnGrace, ServiceState.Exited); // it has ended by itself, as an agent has seen
        else if (_status.State is ServiceState.Stopping || _process.Exited.IsCompleted)
            StartAnewAfterStop();
        else
            BeTakenOver();
    }

    private void BeTakenOver()
    {
        Become(Running);
        Change(_status! with { State = ServiceState.Running, Leader = _process!.Identity });
        Note("taken_over", $"Process {_process.Id}");
        Log().Info("Taken over as process {0}", _process.Id);
    }

    // It ended while no agent looked, or was being replaced.
    private void StartAnewAfterStop()
    {
        _start = StartOrder.Recovering(_status!);
        BeginStopping(OwnGrace, ServiceState.Exited);
    }
}
