using Agent.Actors.Processes;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Journal.JournalProtocol;
using static Agent.Actors.Services.Dependencies.DependencyMessages;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Serialises what is done to one service, and owns its process.</summary>
/// <remarks>
/// Idle ── Deploy, Restart, Start ─▶ Checking ─▶ Intending ── its intent is durable ─▶ Starting ── Launched ─▶ Recording
/// ── its process is durable ─▶ Running ── Stop, the leader's exit ─▶ Stopping ── nothing is left ─▶ Concluding ─▶ Idle.
/// The whole chart is in <c>docs/architecture.md</c>, and a test holds the two together. Each part of this class is one
/// concern of it: starting, stopping, restarting, health, proving, rolling back, waiting, overlapping, clearing, leaving.
/// Commands that come while it does not rest wait in the stash, in order.
/// </remarks>
public sealed partial class ServiceActor : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    private readonly ServiceId _id;
    private readonly ServiceRuntime _runtime;
    private readonly List<IActorRef> _awaitingStop = [];
    private ServiceStatus? _status;
    private IServiceProcess? _process;

    // The one that is on its way, and the one that waits: for its time, or to become ready.
    private StartOrder? _start;
    private StartOrder? _pending;

    // Goes back to the state of rest out of which a command has taken the service.
    private Action _rest;
    private string? _request;

    public ServiceActor(ServiceId id, ServiceRuntime runtime)
    {
        _id = id;
        _runtime = runtime;
        _rest = BeIdle;
        Recalling();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    public static Props Props(ServiceId id, ServiceRuntime runtime) =>
        Akka.Actor.Props.Create(() => new ServiceActor(id, runtime));

    private void Recalling()
    {
        Receive<Recalled>(recalled => Resume(recalled.Record));
        ReceiveAny(_ => Stash.Stash());
    }

    private void Idle()
    {
        Receive<Close>(_ => Sender.Tell(Stopped.AndRecorded));
        Receive<StartService>(start => Consider(StartOrder.From(start, _status!, Sender)));
        Receive<StopService>(stop => BeStopped(stop.Request));
        Receive<DeleteService>(Delete);
        Receive<SignalService>(_ => Sender.Tell(NotRunning.Instance));
        StartOnCommand();
        AnswerAtAnyTime();
    }

    private void BackingOff()
    {
        Receive<AttemptDue>(due => ReferenceEquals(due.Order, _pending), _ => Attempt());
        WhileAStartWaits();
    }

    private void Waiting()
    {
        Receive<DependenciesAre>(are => are.Unmet.Count == 0, _ => StartWaiting());
        Receive<DependenciesAre>(are => NoteUnmet(are.Unmet));
        WhileAStartWaits();
    }

    private void WhileAStartWaits()
    {
        Receive<Close>(_ => CloseWhileWaiting());
        Receive<StartService>(start => Consider(StartOrder.From(start, _status!, Sender)));
        Receive<StopService>(stop => BeStopped(stop.Request));
        Receive<DeleteService>(delete => BeStoppedToDelete(delete.Request));
        Receive<SignalService>(_ => Sender.Tell(NotRunning.Instance));
        StartOnCommand();
        AnswerAtAnyTime();
    }

    private void Recollecting()
    {
        Receive<RevisionList>(list => Choose(list.Revisions));
        Receive<NotRead>(refused => NotRecollected(refused.Reason));
        OthersWait();
    }

    private void Checking()
    {
        Receive<Checked>(@checked => Decide(@checked.Mistakes));
        OthersWait();
    }

    private void Claiming()
    {
        Receive<DependenciesClaimed>(_ => AwaitDependencies(_start!));
        Receive<DependenciesInCircle>(RefuseCircle);
        Receive<DependenciesAre>(are => ProceedOrWait(are.Unmet));
        OthersWait();
    }

    private void Enrolling()
    {
        Receive<Written>(IsAwaited, _ => BeginWaiting(_ended!, isOnRecord: true));
        Receive<NotWritten>(IsAwaited, refused => GoOnUnchanged(new Unrecorded(refused.Reason)));
        OthersWait();
    }

    private void Accepting()
    {
        Receive<Written>(IsAwaited, _ => Replace());
        Receive<NotWritten>(IsAwaited, refused => GoOnUnchanged(new Unrecorded(refused.Reason)));
        HealthWaits();
        OthersWait();
    }

    private void Intending()
    {
        Receive<Written>(IsAwaited, _ => Launch());
        Receive<NotWritten>(IsAwaited, refused => NotIntended(refused.Reason));
        OthersWait();
    }

    private void Starting()
    {
        Receive<Close>(CloseWhileStarting);
        Receive<Launched>(Record);
        Receive<LaunchFailed>(failed => NotLaunched(failed.Reason));
        OthersWait();
    }

    private void Recording()
    {
        Receive<Written>(IsAwaited, _ => BeStarted(isRecorded: true));
        Receive<NotWritten>(IsAwaited, _ => BeStarted(isRecorded: false));
        OthersWait();
    }

    private void Running()
    {
        Receive<LeaderExited>(IsOfPresent, exited => ClearUpAfter(exited.Exit));
        Receive<BecameUnhealthy>(IsOfPresent, unhealthy => StopUnhealthy(unhealthy.Reason));
        WhileItRuns();
    }

    private void Proving()
    {
        Receive<BecameReady>(IsOfPresent, _ => BeReady());
        Receive<AskedForTime>(IsOfPresent, asked => ProlongProof(asked.Time));
        Receive<ReadyDue>(due => due.Instance == _status!.Instance, _ => BeTooLate());
        Receive<LeaderExited>(IsOfPresent, exited => EndUnproven(exited.Exit));
        Receive<BecameUnhealthy>(IsOfPresent, unhealthy => BeUnhealthyUnproven(unhealthy.Reason));
        WhileItRuns();
    }

    private void WaitingBeside()
    {
        Receive<DependenciesAre>(are => are.Unmet.Count == 0, _ => ReplaceAtLast());
        Receive<DependenciesAre>(are => NoteUnmet(are.Unmet));
        Receive<DependenciesInCircle>(GiveUpWaitingBeside);
        Receive<LeaderExited>(IsOfPresent, exited => EndWhileWaiting(exited.Exit));
        Receive<BecameUnhealthy>(IsOfPresent, unhealthy => BeUnhealthyWhileWaiting(unhealthy.Reason));
        WhileItRuns();
    }

    private void WhileItRuns()
    {
        Receive<Close>(CloseRunning);
        Receive<StartService>(_ => Sender.Tell(new Started(_process!.Id, IsRecorded: true)));
        Receive<StopService>(stop => StopWanted(stop.Grace, stop.Request));
        Receive<DeleteService>(delete => StopToDelete(delete.Request));
        Receive<SignalService>(Signal);
        Receive<EndDue>(due => due.Instance == _status!.Instance, _ => BeginStopping(OwnGrace, ServiceState.Exited));
        StartOnCommand();
        AnswerAtAnyTime();
    }

    private void BesideIntending()
    {
        Receive<Written>(IsAwaited, _ => LaunchBeside());
        Receive<NotWritten>(IsAwaited, refused => GoOnUnchanged(new Unrecorded(refused.Reason)));
        HealthWaits();
        OthersWait();
    }

    private void BesideStarting()
    {
        Receive<Launched>(RecordBeside);
        Receive<LaunchFailed>(failed => NotLaunchedBeside(failed.Reason));
        OthersWait();
    }

    private void BesideRecording()
    {
        Receive<Written>(IsAwaited, _ => BeginTrial());
        Receive<NotWritten>(IsAwaited, _ => BeginTrial());
        OthersWait();
    }

    private void OnTrial()
    {
        Receive<BecameReady>(IsOfBeside, _ => BeReadyOnTrial());
        Receive<BecameUnready>(IsOfBeside, unready => BeUnreadyOnTrial(unready.Reason));
        Receive<BecameUnhealthy>(IsOfBeside, unhealthy => Withdraw(unhealthy.Reason));
        Receive<AskedForTime>(IsOfBeside, asked => ProlongTrial(asked.Time));
        Receive<ProvenDue>(due => due.Instance == _beside!.Instance, _ => Promote());
        Receive<TrialDue>(due => due.Instance == _beside!.Instance, _ => EndTrial());
        Receive<LeaderExited>(IsOfBeside, exited => Withdraw($"It ended with {exited.Exit} before it had proven itself."));
        Receive<LeaderExited>(IsOfPresent, exited => TakePlaceOfEnded(exited.Exit));
        Receive<BecameUnhealthy>(IsOfPresent, unhealthy => TakePlaceOfUnhealthy(unhealthy.Reason));
        Receive<StopService>(_ => OvertakeTrial(Superseded.Instance));
        Receive<DeleteService>(_ => OvertakeTrial(Superseded.Instance));
        Receive<Close>(_ => OvertakeTrial(ShuttingDown.Instance));
        Receive<StartService>(_ => Sender.Tell(new Started(_process!.Id, IsRecorded: true)));
        Receive<SignalService>(Signal);
        OthersWait();
    }

    private void Promoting()
    {
        Receive<Written>(IsAwaited, _ => BePromoted());
        Receive<NotWritten>(IsAwaited, refused => NotPromoted(refused.Reason));
        HealthWaits();
        OthersWait();
    }

    private void Clearing()
    {
        Receive<Emptied>(emptied => emptied.Process == _beside!.Process, _ => BeEmptiedBeside());
        Receive<ClearDue>(_ => KillBeside());
        Receive<AskedForTime>(IsOfBeside, asked => ArmKillBeside(asked.Time));
        Receive<Close>(close => HurryBeside(close.Grace));
        Receive<StopService>(stop => HurryBeside(stop.Grace));
        OthersWait();
    }

    private void ClearingHealth()
    {
        Receive<AskingStopped>(IsOfBeside, _ => BeCleared());
        OthersWait();
    }

    private void Stopping()
    {
        Receive<Close>(CloseWhileStopping);
        Receive<LeaderExited>(IsOfPresent, exited => NoteExit(exited.Exit));
        Receive<Emptied>(emptied => emptied.Process == _process, _ => BeEmptied());
        Receive<KillDue>(_ => Kill());
        Receive<AskedForTime>(IsOfPresent, asked => ArmKillAnew(asked.Time));
        Receive<StopService>(JoinOrWait);
        OthersWait();
    }

    // Nothing of it is left but programs that ask.
    private void EndingHealth()
    {
        Receive<Close>(CloseWhileStopping);
        Receive<AskingStopped>(IsOfPresent, _ => Finish());
        Receive<StopService>(JoinOrWait);
        OthersWait();
    }

    private void Concluding()
    {
        Receive<Written>(IsAwaited, _ => BeAtRest(Stopped.AndRecorded));
        Receive<NotWritten>(IsAwaited, _ => BeAtRest(Stopped.Unrecorded));
        OthersWait();
    }

    private void Deleting()
    {
        Receive<Written>(IsAwaited, _ => ForgetLogs());
        Receive<NotWritten>(IsAwaited, refused => NotDeleted(refused.Reason));
        Receive<Close>(_ => Sender.Tell(Stopped.AndRecorded)); // nothing of it is left
        Receive<LogsForgotten>(forgotten => BeDeleted(forgotten.Failure));
        OthersWait();
    }

    private void Departing()
    {
        Receive<Written>(IsAwaited, _ => Depart());
        Receive<NotWritten>(IsAwaited, _ => Depart());
        Receive<Close>(_ => Sender.Tell(Stopped.AndRecorded));
        ReceiveAny(_ => Stash.Stash());
    }

    // There is no such service any more: what still comes is the registry's business again.
    private void Vacant() => ReceiveAny(message => Context.Parent.Forward(message));

    private void StartOnCommand()
    {
        Receive<DeployService>(deploy => Consider(StartOrder.From(deploy, _status, Sender)));
        Receive<RestartService>(restart => Consider(StartOrder.From(restart, _status!, Sender)));
        Receive<RollbackService>(Consider);
    }

    // Put on record now, it would undo what is just being put there.
    private void HealthWaits() => Receive<IHealthEvent>(_ => Stash.Stash());

    private void OthersWait()
    {
        AnswerAtAnyTime();
        ReceiveAny(_ => Stash.Stash());
    }

    private void AnswerAtAnyTime()
    {
        Receive<GetStatus>(_ => Sender.Tell(new StatusIs(_status! with { LogLag = _runtime.Logs.Lag(_id) })), _ => _status is not null);

        // Of what is not waited for any more.
        Receive<Written>(_ => { });
        Receive<NotWritten>(_ => { });
        Receive<DependenciesClaimed>(_ => { });
        Receive<DependenciesInCircle>(_ => { });
        Receive<DependenciesAre>(_ => { });
        Receive<RevisionList>(_ => { });
        Receive<NotRead>(_ => { });
        Receive<AttemptDue>(_ => { });
        Receive<ReadyDue>(_ => { });
        Receive<EndDue>(_ => { });
        Receive<TrialDue>(_ => { });
        Receive<ProvenDue>(_ => { });
        Receive<ClearDue>(_ => { });
        Receive<LeaderExited>(exited => !IsOfPresent(exited) && !IsOfBeside(exited), _ => { });
        Receive<Terminated>(_ => { });
        HearAtAnyTime();
    }

    private void BeIdle()
    {
        _rest = BeIdle;
        ReleaseClaim();
        Become(Idle);
        Stash.UnstashAll();
    }

    private void BeRunning()
    {
        _rest = BeRunning;
        ReleaseClaim();
        Become(Running);

        if (_status!.Unhealthy is null)
            Stash.UnstashAll();
        else
            BeginStopping(OwnGrace, ServiceState.Exited);
    }

    private void Change(ServiceStatus status)
    {
        _status = status;
        Context.Parent.Tell(new Changed(new ServiceRecord(status, _process, StopUnderWay) { Beside = _beside }));
    }

    private bool IsOfPresent(LeaderExited exited) => exited.Process == _process;

    private bool IsOfBeside(LeaderExited exited) => exited.Process == _beside?.Process;

    private void Follow(IServiceProcess process) =>
        process.Exited.PipeTo(Self, success: exit => new LeaderExited(process, exit));

    private ILoggingAdapter Log() => ServiceLog.For(Context.System, _id, _status?.Instance, _request);

    private sealed record LeaderExited(IServiceProcess Process, ProcessExit Exit);

    private sealed record Emptied(IServiceProcess Process);
}
