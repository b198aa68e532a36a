using Agent.Actors.Health;
using Agent.Actors.Health.Notify;
using Agent.Actors.KillPoints;
using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Services;

/// <summary>What is found out about the present instance, and what it says of itself.</summary>
public sealed partial class ServiceActor
{
    private HealthSubject? _subject;
    private IActorRef? _health;

    private bool IsOfPresent(IHealthEvent @event) => @event.Instance == _status?.Instance;

    private void BeginHealth(HealthSubject? subject)
    {
        _subject = subject;

        if (subject is not null)
            _health = Context.Watch(Context.ActorOf(_runtime.HealthActor(subject)));
    }

    // Of an instance that another actor, or another agent, has launched.
    private void BeginHealthAgain(ServiceStatus status, IServiceProcess process)
    {
        if (HealthActor.IsNeededBy(status.Spec))
            BeginHealth(SubjectOf(status, process));
    }

    private HealthSubject SubjectOf(ServiceStatus status, IServiceProcess process) => new()
    {
        Service = _id,
        Instance = status.Instance!,
        Process = process,
        Spec = status.Spec,
        IsTakenOver = true,
        WasReady = status.IsReady is true,
        Notify = INotifySockets.AreNeededBy(status.Spec) ? OpenAgain(status.Instance!, status.Spec) : null,
    };

    private INotifySocket? OpenAgain(string instance, ServiceSpec spec)
    {
        try
        {
            return _runtime.Health.NotifySockets.Open(instance, spec);
        }
        // It goes on unheard.
        catch (IOException e)
        {
            Log().Warning("What it says is not heard: {0}", e.Message);
            return null;
        }
    }

    private void EndHealth()
    {
        if (_health is not null)
            Context.Stop(Context.Unwatch(_health));

        _subject?.Notify?.Dispose();
        _health = null;
        _subject = null;
    }

    private void HearAtAnyTime()
    {
        Receive<IHealthEvent>(@event => !IsOfPresent(@event), _ => { }); // of one that is no more
        Receive<BecameReady>(_ => NoteReady());
        Receive<BecameUnready>(unready => NoteUnready(unready.Reason));
        Receive<BecameUnhealthy>(unhealthy => NoteUnhealthy(unhealthy.Reason));
        Receive<SaidStatus>(said => Change(_status! with { Said = said.Text }));
        Receive<SaidMainProcess>(said => Note("main_process", $"Process {said.ProcessId}"));
        Receive<SaidStopping>(_ => ExpectEnd());
        Receive<IHealthEvent>(_ => { });
    }

    private void NoteReady()
    {
        Change(_status! with { IsReady = true, Reason = null, ReadyRevision = _status.Revision });
        Note("ready");
        Log().Info("Ready");
        KillPoint.Reach(KillPointName.AfterReady);
    }

    private void NoteUnready(string reason)
    {
        var wasReady = _status!.IsReady is true;
        Change(_status with { IsReady = false, Reason = reason });

        if (!wasReady)
            return;

        Note("unready", reason);
        Log().Warning("Not ready any more: {0}", reason);
    }

    // On record before it is stopped for that, so that the next agent knows why it ends.
    private void NoteUnhealthy(string reason)
    {
        Log().Warning("Unhealthy: {0}", reason);
        Change(_status! with { IsReady = false, Reason = reason, Unhealthy = reason });
        Note("unhealthy", reason);
        KillPoint.Reach(KillPointName.AfterUnhealthy);
    }

    private void StopUnhealthy(string reason)
    {
        NoteUnhealthy(reason);
        BeginStopping(OwnGrace, ServiceState.Exited);
    }

    // It has said that it ends by itself. Nothing is asked of it any more, so that it cannot stay for ever.
    private void ExpectEnd()
    {
        Note("ending");
        Timers.StartSingleTimer(EndDue.Key, new EndDue(_status!.Instance!), OwnGrace);
    }

    private sealed record EndDue(string Instance)
    {
        public const string Key = "end";
    }
}
