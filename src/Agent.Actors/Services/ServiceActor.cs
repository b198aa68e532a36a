using Agent.Actors.Processes;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Journal.JournalProtocol;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Serialises what is done to one service, and owns its process.</summary>
/// <remarks>
/// Recalling ─▶ Idle ── Deploy, Restart ─▶ Checking ─▶ Intending ── its intent is durable ─▶ Starting ── Launched ─▶
/// Recording ── its process is durable ─▶ Running ── Stop, the leader's exit ─▶ Stopping ── nothing is left ─▶
/// Concluding ── durable ─▶ Idle. Running ── Deploy, Restart ─▶ Checking ─▶ Accepting ── durable ─▶ Stopping ─▶ Intending.
/// Commands that come while it is neither Idle nor Running wait in the stash, in order.
/// </remarks>
public sealed partial class ServiceActor : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    private readonly ServiceId _id;
    private readonly ServiceRuntime _runtime;
    private readonly List<IActorRef> _awaitingStop = [];
    private ServiceStatus? _status;
    private IServiceProcess? _process;
    private StartOrder? _start;
    private string? _request;

    public ServiceActor(ServiceId id, ServiceRuntime runtime)
    {
        _id = id;
        _runtime = runtime;
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
        Receive<DeployService>(deploy => Consider(StartOrder.From(deploy, _status, Sender)));
        Receive<RestartService>(restart => Consider(StartOrder.From(restart, _status!, Sender)));
        Receive<StopService>(stop => BeStopped(stop.Request));
        Receive<DeleteService>(Delete);
        AnswerAtAnyTime();
    }

    private void Checking()
    {
        Receive<Checked>(@checked => Decide(@checked.Mistakes));
        OthersWait();
    }

    private void Accepting()
    {
        Receive<Written>(IsAwaited, _ => Replace());
        Receive<NotWritten>(IsAwaited, refused => GoOnUnchanged(new Unrecorded(refused.Reason)));
        OthersWait();
    }

    private void Intending()
    {
        Receive<Written>(IsAwaited, _ => Launch());
        Receive<NotWritten>(IsAwaited, refused => NotIntended(refused.Reason));
        Receive<IntentDue>(_ => Intend(Take(ref _start)));
        OthersWait();
    }

    private void Starting()
    {
        Receive<Close>(CloseWhileStarting);
        Receive<Launched>(launched => Record(launched.Process));
        Receive<LaunchFailed>(failed => NotLaunched(failed.Reason));
        OthersWait();
    }

    private void Recording()
    {
        Receive<Written>(IsAwaited, _ => BeRunning(isRecorded: true));
        Receive<NotWritten>(IsAwaited, _ => BeRunning(isRecorded: false));
        OthersWait();
    }

    private void Running()
    {
        Receive<Close>(close => Stop(close.Grace, "shutdown"));
        Receive<DeployService>(deploy => Consider(StartOrder.From(deploy, _status, Sender)));
        Receive<RestartService>(restart => Consider(StartOrder.From(restart, _status!, Sender)));
        Receive<StopService>(stop => StopWanted(stop.Grace, stop.Request));
        Receive<DeleteService>(delete => StopToDelete(delete.Request));
        Receive<LeaderExited>(exited => exited.Process == _process, exited => ClearUpAfter(exited.Exit));
        AnswerAtAnyTime();
    }

    private void Stopping()
    {
        Receive<Close>(CloseWhileStopping);
        Receive<LeaderExited>(exited => exited.Process == _process, exited => NoteExit(exited.Exit));
        Receive<Emptied>(emptied => emptied.Process == _process, _ => Finish());
        Receive<KillDue>(_ => Kill());
        Receive<StopService>(JoinOrWait);
        OthersWait();
    }

    private void Concluding()
    {
        Receive<Written>(IsAwaited, _ => BeIdle(Stopped.AndRecorded));
        Receive<NotWritten>(IsAwaited, _ => BeIdle(Stopped.Unrecorded));
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

    private void OthersWait()
    {
        AnswerAtAnyTime();
        ReceiveAny(_ => Stash.Stash());
    }

    private void AnswerAtAnyTime()
    {
        Receive<GetStatus>(_ => Sender.Tell(new StatusIs(_status! with { LogLag = _runtime.Logs.Lag(_id) })), _ => _status is not null);
        Receive<Written>(_ => { });
        Receive<NotWritten>(_ => { });
    }

    private void Change(ServiceStatus status)
    {
        _status = status;
        Context.Parent.Tell(new Changed(new ServiceRecord(status, _process, _grace)));
    }

    private void Answer(IActorRef requester, Reply reply)
    {
        requester.Tell(reply);
        Stash.UnstashAll();
    }

    private void Follow(IServiceProcess process) =>
        process.Exited.PipeTo(Self, success: exit => new LeaderExited(process, exit));

    private ILoggingAdapter Log() => ServiceLog.For(Context.System, _id, _status?.Instance, _request);

    private sealed record LeaderExited(IServiceProcess Process, ProcessExit Exit);

    private sealed record Emptied(IServiceProcess Process);
}
