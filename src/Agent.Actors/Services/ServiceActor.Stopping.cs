using Agent.Actors.Health;
using Agent.Actors.Journal;
using Agent.Actors.KillPoints;
using Agent.Actors.Processes;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>The stop protocol: SIGTERM, SIGKILL after the grace, and the system's word that nothing is left.</summary>
public sealed partial class ServiceActor
{
    private TimeSpan? _grace;
    private ServiceState _endsAs;
    private ServiceStatus? _ended;

    // For the actor that follows a crash of this one.
    private StopUnderWay? StopUnderWay => _status!.State is ServiceState.Stopping && _grace is { } grace ? new StopUnderWay(grace, _endsAs, _start) : null;

    private TimeSpan OwnGrace => _status!.Spec.Stop.Grace;

    private void StopWanted(TimeSpan? grace, string request)
    {
        Want(Wanted.Stopped);
        Stop(grace, request);
    }

    private void Stop(TimeSpan? grace, string request)
    {
        _awaitingStop.Add(Sender);
        _request = request;
        Log().Info("Stopping");
        BeginStopping(grace ?? OwnGrace, ServiceState.Stopped);
    }

    // It comes out of the stash when nothing is left.
    private void StopToDelete(string request)
    {
        Stash.Stash();
        Want(Wanted.Stopped);
        _request = request;
        Log().Info("Stopping, to delete it");
        BeginStopping(OwnGrace, ServiceState.Stopped);
    }

    private void Want(Wanted wanted) => _status = _status! with { Wanted = wanted };

    // The agent goes down: whatever waits to start something waits in vain.
    private void AwaitStopForGood()
    {
        _awaitingStop.Add(Sender);

        foreach (var waiting in Stash.ClearStash())
            GiveUp(waiting);
    }

    private void GiveUp(Envelope waiting)
    {
        if (waiting.Message is StopService)
            StopFor(waiting.Sender);
        else if (waiting.Message is IStartCommand)
            waiting.Sender.Tell(ShuttingDown.Instance);
        else
            Self.Tell(waiting.Message, waiting.Sender);
    }

    private void StopFor(IActorRef requester)
    {
        _awaitingStop.Add(requester);
        Want(Wanted.Stopped);
    }

    private void CloseWhileStarting(Close close)
    {
        AwaitStopForGood();
        _grace = close.Grace;
    }

    private void CloseWhileStopping(Close close)
    {
        AwaitStopForGood();
        Hurry(close.Grace);

        _start?.Requester.Tell(ShuttingDown.Instance);
        _start = null;
    }

    // The leader is gone, and what it left behind goes after it: a service ends as a whole.
    private void ClearUpAfter(ProcessExit exit)
    {
        _request = null;
        NoteExit(exit);
        BeginStopping(OwnGrace, ServiceState.Exited);
    }

    private void CloseRunning(Close close)
    {
        if (_pending is not null)
            TakePending().Requester.Tell(ShuttingDown.Instance);

        Stop(close.Grace, "shutdown");
    }

    private void BeginStopping(TimeSpan grace, ServiceState endsAs)
    {
        _endsAs = endsAs;
        Overtake();
        _health?.Tell(HealthProtocol.StopAsking.Instance);
        ArmKill(grace);
        Become(Stopping);
        Change(_status! with { State = ServiceState.Stopping });
        Note("stopping");
        KillPoint.Reach(KillPointName.BeforeTerminate);
        _process!.Terminate(_status!.Spec.Stop.Signal);
        KillPoint.Reach(KillPointName.AfterTerminate);

        // Those among the waiting that are in more of a hurry.
        Stash.UnstashAll();
    }

    // Everything of it has been told already, before the actor crashed.
    private void GoOnStopping(StopUnderWay stop)
    {
        _endsAs = stop.EndsAs;
        _start = stop.Next is null ? null : stop.Next with { Requester = ActorRefs.Nobody };
        ArmKill(stop.Grace);
        Become(Stopping);
        _health?.Tell(HealthProtocol.StopAsking.Instance);
    }

    private void JoinOrWait(StopService stop)
    {
        Hurry(stop.Grace);

        // Answering it before what came earlier would end with the service running after all.
        if (_start is null && Stash.IsEmpty)
            Join();
        else
            Stash.Stash();
    }

    private void Join()
    {
        StopFor(Sender);
        _endsAs = ServiceState.Stopped;
        Note("stopping");
    }

    private void Hurry(TimeSpan? grace)
    {
        var wanted = grace ?? OwnGrace;

        if (wanted < _grace)
            ArmKill(wanted);
    }

    // One timer a grace, and none replaces another: whichever is due first kills.
    private void ArmKill(TimeSpan grace)
    {
        _grace = grace;
        Timers.StartSingleTimer(grace, KillDue.Instance, grace);
    }

    // It has asked for that. Who is in a hurry can still be.
    private void ArmKillAnew(TimeSpan grace)
    {
        Timers.CancelAll();
        ArmKill(grace);
    }

    private void Kill()
    {
        Log().Warning("Something of it is left after a grace of {0} s: killing everything", _grace!.Value.TotalSeconds);
        _process!.Kill();
        Timers.StartSingleTimer(KillDue.Instance, KillDue.Instance, _runtime.KillRetry);
    }

    private void NoteExit(ProcessExit exit)
    {
        if (_status!.LastExit is null)
            RecordExit(exit);

        var process = _process!;
        process.Emptied.PipeTo(Self, success: () => new Emptied(process));
    }

    private void RecordExit(ProcessExit exit)
    {
        Log().Info("Ended with {0}", exit);
        Change(_status! with { LastExit = exit });
        Note("ended", exit.ToString(), exit);
    }

    private void BeEmptied()
    {
        KillPoint.Reach(KillPointName.AfterEmptied);
        Timers.CancelAll();

        if (_health is null)
            Finish();
        else
            AwaitEndOfHealth();
    }

    // It has been told to stop asking already, but what it heard until now counted.
    private void AwaitEndOfHealth()
    {
        Become(EndingHealth);
        _health!.Tell(HealthProtocol.StopAsking.Instance);
    }

    private void Finish()
    {
        EndHealth();
        _process = null;
        _grace = null;
        _runtime.Logs.InstanceEnded(_id);
        var ended = _status! with { ProcessId = null };

        if (_start is not null)
            GoOnToReplacement(Take(ref _start) with { Before = ended, ReplacedRunning = true });
        else if (_endsAs is ServiceState.Exited)
            Judge(ended);
        else
            Conclude(ended.AtRest(_endsAs));
    }

    private void GoOnToReplacement(StartOrder order)
    {
        KillPoint.Reach(KillPointName.BeforeReplacement);
        Start(order);
    }

    /// <summary>Said only when it is on record, or when it has turned out that it cannot be recorded now.</summary>
    private void Conclude(ServiceStatus ended, string? detail = null)
    {
        _ended = ended;
        Become(Concluding);
        Await(Write(ended, WriteNeed.Kept, ended.State.ToString().ToLowerInvariant(), detail));
    }

    private void BeAtRest(Stopped reply)
    {
        KillPoint.Reach(KillPointName.AfterStopRecorded);
        Log().Info("Nothing of it is left");
        Change(_ended!);
        SettleSockets();
        AnswerStopped(reply);
        AnswerRequester();

        if (_ended!.State is ServiceState.Backoff)
            BeginBackingOff();
        else
            BeIdle();
    }

    private void AnswerStopped(Stopped reply)
    {
        foreach (var requester in _awaitingStop)
            requester.Tell(reply);

        _awaitingStop.Clear();
    }

    private void BeStopped(string request)
    {
        _request = request;
        _awaitingStop.Add(Sender);
        Overtake();
        Conclude(_status!.AtRest(ServiceState.Stopped) with { Wanted = Wanted.Stopped });
    }

    private sealed record KillDue
    {
        public static KillDue Instance { get; } = new();
    }
}
