using Agent.Actors.KillPoints;
using Agent.Actors.Processes;
using Agent.Actors.Services.Inheriting;
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

        foreach (var requester in _awaitingStop.Append(_start?.Requester).Append(_pending?.Requester).Append(_requester).Append(message is IServiceMessage ? Sender : null))
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
        Receive<Recalled>(recalled => ResumeAfterCrash(recalled.Record!));
        Recalling();
    }

    // What was about to be done may be on record already, and whoever wanted it has been told that it failed.
    private void ResumeAfterCrash(ServiceRecord record)
    {
        if (record.Inherited is null)
            PutRight(record);

        Resume(record);
    }

    private void PutRight(ServiceRecord record)
    {
        _status = record.Status;
        _start = record.Stop?.Next;
        Note("resumed");
    }

    private void Resume(ServiceRecord? record)
    {
        _status = record?.Status;
        _process = record?.Process;

        if (_process is not null)
            FollowAgain(_process);

        GoOn(record);
        Stash.UnstashAll();
    }

    private void FollowAgain(IServiceProcess process)
    {
        const double TicksPerSecond = 100;

        _runningSince = TimeSpan.FromSeconds(process.Identity.StartTicks / TicksPerSecond);
        Follow(process);
        BeginHealthAgain(_status!, process);
    }

    private void GoOn(ServiceRecord? record)
    {
        switch (record)
        {
            case { Inherited: { } plan }:
                KillPoint.Reach(KillPointName.TakingOver);
                Inherit(plan);
                break;
            case { Stop: { } stop, Process: not null }:
                GoOnStopping(stop);
                break;
            case { Status: { State: ServiceState.Starting, WaitingFor: not null } }:
                GoOnWaiting();
                break;
            case { Status.State: ServiceState.Starting }:
                AwaitLaunch();
                break;
            case { Status.State: ServiceState.Backoff }:
                BeginBackingOff();
                break;
            case { Process: not null }:
                BeRunningAgain();
                break;
            default:
                BeIdle();
                break;
        }
    }

    // Whoever asked for it has been told of the crash. Its launch, if there is one, comes back to this actor.
    private void AwaitLaunch()
    {
        _start = StartOrder.Automatic(_status!);
        Become(Starting);
    }

    private void GoOnWaiting()
    {
        _pending = StartOrder.Automatic(_status!) with { IsEnrolled = true };
        BeWaiting();
    }

    // From an agent before this one: what is wanted is made so.
    private void Inherit(InheritancePlan plan)
    {
        switch (plan)
        {
            case InheritancePlan.TakeOver:
                BeTakenOver();
                break;
            case InheritancePlan.Start:
                Start(_status!.Instance is null ? StartOrder.Automatic(_status) : StartOrder.Again(_status));
                break;
            case InheritancePlan.Stop:
                BeginStopping(OwnGrace, ServiceState.Stopped);
                break;
            case InheritancePlan.StopThenStart:
                _start = StartOrder.Again(_status!);
                BeginStopping(OwnGrace, ServiceState.Exited);
                break;
            case InheritancePlan.StopThenJudge:
                BeginStopping(OwnGrace, ServiceState.Exited);
                break;
            case InheritancePlan.LeaveAlone:
                BeIdle();
                break;
        }
    }

    private void BeTakenOver()
    {
        Change(_status! with { State = ServiceState.Running, Leader = _process!.Identity });
        Note("taken_over", $"Process {_process.Id}");
        Log().Info("Taken over as process {0}", _process.Id);
        BeRunningAgain();
    }

    // Nobody waits for it any more, but it may have to be replaced if it does not become ready.
    private void BeRunningAgain()
    {
        NoteUnmet(null);
        var order = StartOrder.Automatic(_status!) with { Instance = _status!.Instance };

        if (_status is { IsReady: false, Unhealthy: null } && MayRollBack(order))
            BeginProving(order);
        else
            BeRunning();
    }
}
