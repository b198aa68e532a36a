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
    private string? _request;
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
        Receive<Close>(_ => Sender.Tell(Stopped.Instance));
        Receive<DeployService>(deploy => StartIfSound(StartOrder.From(deploy, _status, Sender), Start));
        Receive<RestartService>(restart => StartIfSound(StartOrder.From(restart, _status!, Sender), Start));
        Receive<StopService>(_ => BeStopped());
        Receive<GetStatus>(_ => AnswerStatus());
    }

    private void Starting()
    {
        Receive<Close>(_ => AwaitStopForGood());
        Receive<Launched>(launched => BeRunning(launched.Process));
        Receive<LaunchFailed>(failed => NotLaunched(failed.Reason));
        Receive<GetStatus>(_ => AnswerStatus());
        Receive<IServiceCommand>(_ => Stash.Stash());
    }

    private void Running()
    {
        Receive<Close>(close => Stop(close.Grace, "shutdown"));
        Receive<DeployService>(deploy => StartIfSound(StartOrder.From(deploy, _status, Sender), Replace));
        Receive<RestartService>(restart => StartIfSound(StartOrder.From(restart, _status!, Sender), Replace));
        Receive<StopService>(stop => Stop(stop.Grace, stop.Request));
        Receive<LeaderExited>(exited => exited.Process == _process, exited => ClearUpAfter(exited.Exit));
        Receive<GetStatus>(_ => AnswerStatus());
    }

    private void Stopping()
    {
        Receive<Close>(CloseWhileStopping);
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
        else
            Refuse(order, mistakes);
    }

    private void Refuse(StartOrder order, IReadOnlyList<string> mistakes)
    {
        ServiceLog.For(Context.System, _id, _status?.Instance, order.Request).Warning("Refused: {0}", string.Join(" ", mistakes));

        if (order.Before is null)
            Leave(order.Requester, new Refused(mistakes));
        else
            Complete(order.Requester, new Refused(mistakes));
    }

    private void Start(StartOrder order)
    {
        var instance = InstanceId.New();

        _start = order;
        _request = order.Request;
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

        Log().Info("Started as process {0}", process.Id);
        Complete(order.Requester, order.Answer(process.Id));

        if (_awaitingStop.Count > 0)
            BeginStopping(_runtime.Stop.Grace);
    }

    private void NotLaunched(Exception reason)
    {
        var order = Take(ref _start);
        Log().Warning("Not started: {0}", reason.Message);

        if (order.Before is null)
            Leave(order.Requester, Refusal(reason));
        else if (order.ReplacedRunning && _awaitingStop.Count == 0)
            Start(StartOrder.Restoring(order.Before, order.Requester, Refusal(reason)));
        else
            Fail(order, order.Before, reason);
    }

    private static Reply Refusal(Exception reason) =>
        reason is LaunchException { Fault: LaunchFault.Command } ? new Refused([reason.Message]) : new Failed(reason.Message);

    // Nothing of this service has ever run: it is as if the deploy had not been asked for.
    private void Leave(IActorRef requester, Reply reply)
    {
        Become(Vacant);
        Context.Parent.Tell(new Leaving(_id));
        requester.Tell(reply);
        AnswerStopped();
        Stash.UnstashAll();
    }

    private void Fail(StartOrder order, ServiceStatus before, Exception reason)
    {
        Become(Idle);
        Change(before with { State = ServiceState.Failed, ProcessId = null, StartedAt = null, Error = reason.Message });
        AnswerStopped();
        Complete(order.Requester, new Failed(reason.Message));
    }

    private void Replace(StartOrder order)
    {
        _start = order;
        _request = order.Request;
        Log().Info("Stopping, to start it anew");
        BeginStopping(_runtime.Stop.Grace);
    }

    private void Stop(TimeSpan? grace, string request)
    {
        _awaitingStop.Add(Sender);
        _request = request;
        Log().Info("Stopping");
        BeginStopping(grace ?? _runtime.Stop.Grace);
    }

    // The agent goes down: whatever waits to start something waits in vain.
    private void AwaitStopForGood()
    {
        _awaitingStop.Add(Sender);

        foreach (var waiting in Stash.ClearStash())
            if (waiting.Message is StopService)
                _awaitingStop.Add(waiting.Sender);
            else
                waiting.Sender.Tell(ShuttingDown.Instance);
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
        BeginStopping(_runtime.Stop.Grace);
    }

    private void BeginStopping(TimeSpan grace)
    {
        ArmKill(grace);
        Become(Stopping);
        Change(_status! with { State = ServiceState.Stopping });
        _process!.Terminate();

        // Those among the waiting that are in more of a hurry.
        Stash.UnstashAll();
    }

    private void JoinOrWait(StopService stop)
    {
        Hurry(stop.Grace);

        // Answering it before what came earlier would end with the service running after all.
        if (_start is null && Stash.IsEmpty)
            _awaitingStop.Add(Sender);
        else
            Stash.Stash();
    }

    private void Hurry(TimeSpan? grace)
    {
        var wanted = grace ?? _runtime.Stop.Grace;

        if (wanted < _grace)
            ArmKill(wanted);
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
        Log().Info("Ended with {0}, CPU time {1}", exit, exit.CpuTime?.ToString("c") ?? "unknown");
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
        else
            BeIdle(_awaitingStop.Count > 0 ? ServiceState.Stopped : ServiceState.Exited);
    }

    private void BeIdle(ServiceState state)
    {
        Become(Idle);
        Log().Info("Nothing of it is left");
        Change(_status! with { State = state });
        AnswerStopped();
        Stash.Unstash();
    }

    private void AnswerStopped()
    {
        foreach (var requester in _awaitingStop)
            requester.Tell(Stopped.Instance);

        _awaitingStop.Clear();
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

    private ILoggingAdapter Log() => ServiceLog.For(Context.System, _id, _status?.Instance, _request);

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
