using Agent.Actors.Processes;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Serialises what is done to one service, and owns its process.</summary>
/// <remarks>
/// Recalling ─▶ Idle ── Deploy, Restart ─▶ Starting ── Launched ─▶ Running ── a command, the leader's exit ─▶ Stopping
/// ── nothing is left ─▶ Idle, or Starting again. Commands that come while Starting or Stopping wait in the stash.
/// </remarks>
public sealed class ServiceActor : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    private readonly ServiceId _id;
    private readonly ServiceRuntime _runtime;
    private readonly List<IActorRef> _awaitingStop = [];
    private ServiceStatus? _status;
    private IServiceProcess? _process;
    private StartOrder? _start;
    private TimeSpan _grace;

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

    protected override void PreStart() => Context.Parent.Tell(new Recall(_id));

    protected override void PreRestart(Exception reason, object message)
    {
        var failed = new Failed($"The agent failed at '{_id}': {reason.Message}. Ask for its status, then try again.");

        foreach (var requester in _awaitingStop.Append(_start?.Requester).Append(message is IServiceMessage ? Sender : null))
            requester?.Tell(failed);

        base.PreRestart(reason, message);
    }

    private void Recalling()
    {
        Receive<Recalled>(recalled => Resume(recalled.Record));
        ReceiveAny(_ => Stash.Stash());
    }

    private void Idle()
    {
        Receive<DeployService>(deploy => StartIfSound(StartOrder.From(deploy, _status, Sender), Start));
        Receive<RestartService>(restart => StartIfSound(StartOrder.From(restart, _status!, Sender), Start));
        Receive<StopService>(_ => BeStopped());
        Receive<GetStatus>(_ => AnswerStatus());
    }

    private void Starting()
    {
        Receive<Launched>(launched => BeRunning(launched.Process));
        Receive<LaunchFailed>(failed => NotLaunched(failed.Reason));
        Receive<GetStatus>(_ => AnswerStatus());
        Receive<IServiceCommand>(_ => Stash.Stash());
    }

    private void Running()
    {
        Receive<DeployService>(deploy => StartIfSound(StartOrder.From(deploy, _status, Sender), Replace));
        Receive<RestartService>(restart => StartIfSound(StartOrder.From(restart, _status!, Sender), Replace));
        Receive<StopService>(AwaitStop);
        Receive<LeaderExited>(exited => exited.Process == _process, exited => ClearUpAfter(exited.Exit));
        Receive<GetStatus>(_ => AnswerStatus());
    }

    private void Stopping()
    {
        Receive<LeaderExited>(exited => exited.Process == _process, exited => NoteExit(exited.Exit));
        Receive<Emptied>(emptied => emptied.Process == _process, _ => Finish());
        Receive<KillDue>(_ => Kill());
        Receive<StopService>(JoinOrWait);
        Receive<GetStatus>(_ => AnswerStatus());
        Receive<IServiceCommand>(_ => Stash.Stash());
    }

    // Never deployed with success: what still comes is the registry's business again.
    private void Vacant() => ReceiveAny(message => Context.Parent.Forward(message));

    private void Resume(ServiceRecord? record)
    {
        _status = record?.Status;
        _process = record?.Process;

        if (_process is not null)
            Follow(_process);

        switch (_status?.State)
        {
            case ServiceState.Starting:
                _start = StartOrder.Orphaned(_status);
                Become(Starting);
                break;
            case ServiceState.Running:
                Become(Running);
                break;
            case ServiceState.Stopping:
                BeginStopping(_runtime.Stop.Grace);
                break;
            default:
                Become(Idle);
                break;
        }

        Stash.UnstashAll();
    }

    private void StartIfSound(StartOrder order, Action<StartOrder> start)
    {
        var mistakes = _runtime.Host.Check(LaunchOf(order.Spec, instance: ""));

        if (mistakes.Count == 0)
            start(order);
        else if (order.Before is null)
            Leave(order.Requester, new Refused(mistakes));
        else
            Complete(order.Requester, new Refused(mistakes));
    }

    private void Start(StartOrder order)
    {
        var instance = InstanceId.New();

        _start = order;
        Become(Starting);
        Change(new ServiceStatus { Service = _id, State = ServiceState.Starting, Spec = order.Spec, Instance = instance });

        _runtime.Host.LaunchAsync(LaunchOf(order.Spec, instance)).PipeTo(
            Self,
            success: process => new Launched(process),
            failure: reason => new LaunchFailed(reason.GetBaseException()));
    }

    private void BeRunning(IServiceProcess process)
    {
        var order = Take(ref _start);

        _process = process;
        Become(Running);
        Change(_status! with { State = ServiceState.Running, ProcessId = process.Id, StartedAt = process.StartedAt });
        Follow(process);

        Log(order.Request).Info("Started as process {0}", process.Id);
        Complete(order.Requester, order.Answer(process.Id));
    }

    private void NotLaunched(Exception reason)
    {
        var order = Take(ref _start);
        Log(order.Request).Warning("Not started: {0}", reason.Message);

        if (order.Before is not null)
            Fail(order, order.Before, reason);
        else if (reason is LaunchException { Fault: LaunchFault.Command })
            Leave(order.Requester, new Refused([reason.Message]));
        else
            Leave(order.Requester, new Failed(reason.Message));
    }

    // Nothing of this service has ever run: it is as if the deploy had not been asked for.
    private void Leave(IActorRef requester, Reply reply)
    {
        Become(Vacant);
        Context.Parent.Tell(new Leaving(_id));
        requester.Tell(reply);
        Stash.UnstashAll();
    }

    private void Fail(StartOrder order, ServiceStatus before, Exception reason)
    {
        Become(Idle);
        Change(before with { State = ServiceState.Failed, ProcessId = null, StartedAt = null, Error = reason.Message });
        Complete(order.Requester, new Failed(reason.Message));
    }

    private void Replace(StartOrder order)
    {
        _start = order;
        Log(order.Request).Info("Stopping, to start it anew");
        BeginStopping(_runtime.Stop.Grace);
    }

    private void AwaitStop(StopService stop)
    {
        _awaitingStop.Add(Sender);
        Log(stop.Request).Info("Stopping");
        BeginStopping(stop.Grace ?? _runtime.Stop.Grace);
    }

    // The leader is gone, and what it left behind goes after it: a service ends as a whole.
    private void ClearUpAfter(ProcessExit exit)
    {
        NoteExit(exit);
        BeginStopping(_runtime.Stop.Grace);
    }

    private void BeginStopping(TimeSpan grace)
    {
        ArmKill(grace);
        Become(Stopping);
        Change(_status! with { State = ServiceState.Stopping });
        _process!.Terminate();
    }

    private void JoinOrWait(StopService stop)
    {
        if (stop.Grace < _grace)
            ArmKill(stop.Grace.Value);

        // Answering it before what came earlier would end with the service running after all.
        if (_start is null && Stash.IsEmpty)
            _awaitingStop.Add(Sender);
        else
            Stash.Stash();
    }

    // One timer a grace, and none replaces another: whichever is due first kills.
    private void ArmKill(TimeSpan grace)
    {
        _grace = grace;
        Timers.StartSingleTimer(grace, KillDue.Instance, grace);
    }

    private void Kill()
    {
        Log().Warning("Something of it is left after a grace of {0} s: killing everything", _grace.TotalSeconds);
        _process!.Kill();
        Timers.StartSingleTimer(KillDue.Instance, KillDue.Instance, _runtime.Stop.KillRetry);
    }

    private void NoteExit(ProcessExit exit)
    {
        Log().Info("Ended with {0} after {1} s of CPU time", exit, exit.CpuTime.TotalSeconds);
        Change(_status! with { LastExit = exit });

        var process = _process!;
        process.Emptied.PipeTo(Self, success: () => new Emptied(process));
    }

    private void Finish()
    {
        Timers.CancelAll();
        _process = null;
        _status = _status! with { ProcessId = null };

        if (_start is not null)
            Start(Take(ref _start) with { Before = _status });
        else if (_awaitingStop.Count > 0)
            BeStoppedForAll();
        else
            BeIdle(ServiceState.Exited);
    }

    private void BeStoppedForAll()
    {
        BeIdle(ServiceState.Stopped);

        foreach (var requester in _awaitingStop)
            requester.Tell(Stopped.Instance);

        _awaitingStop.Clear();
    }

    private void BeIdle(ServiceState state)
    {
        Become(Idle);
        Log().Info("Nothing of it is left");
        Change(_status! with { State = state });
        Stash.Unstash();
    }

    private void BeStopped()
    {
        Change(_status! with { State = ServiceState.Stopped });
        Complete(Sender, Stopped.Instance);
    }

    private void Change(ServiceStatus status)
    {
        _status = status;
        Context.Parent.Tell(new Changed(new ServiceRecord(status, _process)));
    }

    private void Complete(IActorRef requester, Reply reply)
    {
        requester.Tell(reply);
        Stash.Unstash();
    }

    private void AnswerStatus() => Sender.Tell(new StatusIs(_status!));

    private void Follow(IServiceProcess process) =>
        process.Exited.PipeTo(Self, success: exit => new LeaderExited(process, exit));

    private Launch LaunchOf(ServiceSpec spec, string instance) => new()
    {
        Command = spec.Command,
        WorkingDirectory = spec.WorkingDirectory,
        Environment = _runtime.Environment.For(spec.Environment, instance),
        StandardOutput = _runtime.Spools.StandardOutput(_id),
        StandardError = _runtime.Spools.StandardError(_id),
    };

    private ILoggingAdapter Log(string? request = null) => ServiceLog.For(Context.System, _id, _status?.Instance, request);

    private static StartOrder Take(ref StartOrder? order)
    {
        var taken = order!;
        order = null;
        return taken;
    }

    private sealed record Launched(IServiceProcess Process);

    private sealed record LaunchFailed(Exception Reason);

    private sealed record LeaderExited(IServiceProcess Process, ProcessExit Exit);

    private sealed record Emptied(IServiceProcess Process);

    private sealed record KillDue
    {
        public static KillDue Instance { get; } = new();
    }
}
