using Agent.Actors.Health;
using Agent.Actors.Health.Notify;
using Agent.Actors.KillPoints;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Agent.Actors.Services.Restarts;
using Agent.Actors.Specs;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>From a command that starts something to a process that is on record.</summary>
public sealed partial class ServiceActor
{
    private void Consider(StartOrder order)
    {
        _start = order;
        _request = order.Request;
        AwaitNoDependencies();
        Become(Checking);

        CheckAsync(order.Spec).PipeTo(Self, success: mistakes => new Checked(mistakes), failure: reason => new Checked([reason.Message]));
    }

    private void Decide(IReadOnlyList<string> mistakes)
    {
        if (mistakes.Count > 0)
            Refuse(mistakes);
        else
            ClaimOrProceed();
    }

    private void Proceed()
    {
        if (_process is null)
            Intend(Take(ref _start));
        else if (IsOverlapping(_start!))
            IntendBeside(Take(ref _start));
        else
            Accept();
    }

    private void Refuse(IReadOnlyList<string> mistakes)
    {
        Log().Warning("Refused: {0}", string.Join(" ", mistakes));
        GoOnUnchanged(new Refused(mistakes));
    }

    // Nothing of the order has happened yet.
    private void GoOnUnchanged(Reply refusal)
    {
        var order = Take(ref _start);
        var reply = order.Refusing(refusal);
        SettleSockets();

        if (order.Before is null)
            Depart(order.Requester, reply);
        else
            GoOnUnchanged(order.Requester, reply);
    }

    private void GoOnUnchanged(IActorRef requester, Reply reply)
    {
        requester.Tell(reply);
        _rest();
    }

    // What runs is stopped only when what is to follow it is on record.
    private void Accept()
    {
        Become(Accepting);
        Require(_start!.Accepted(_status!) with { State = ServiceState.Stopping }, "accepted");
    }

    private void Replace()
    {
        KillPoint.Reach(KillPointName.AfterAccepted);
        Overtake();
        Log().Info("Stopping, to start it anew");
        BeginStopping(OwnGrace, ServiceState.Stopped);
    }

    /// <summary>Nothing is launched before its intent is on record: whoever follows finds it by its instance.</summary>
    private void Intend(StartOrder order)
    {
        _start = order with { Instance = InstanceId.New() };
        _request = order.Request;
        Become(Intending);
        KillPoint.Reach(KillPointName.BeforeIntent);
        Require(_start.Starting(_id), "starting");
    }

    private void NotIntended(string reason)
    {
        if (!_start!.IsAccepted)
            GoOnUnchanged(new Unrecorded(reason));
        else
            GoOnLater(Take(ref _start), reason);
    }

    // Nothing runs any more, and something is wanted to.
    private void GoOnLater(StartOrder order, string reason)
    {
        order.Requester.Tell(new Failed($"{reason} It is tried again."));
        Postpone(order, reason);
    }

    private void Launch()
    {
        KillPoint.Reach(KillPointName.AfterIntent);
        Overtake();
        Become(Starting);
        Change(_start!.Starting(_id));
        Launch(_status!.Spec, _status.Instance!);

        // The agent may be going down.
        Stash.UnstashAll();
    }

    private void Launch(ServiceSpec spec, string instance) => LaunchAsync(spec, instance, isShared: _process is not null).PipeTo(
        Self,
        success: launched => launched,
        failure: reason => new LaunchFailed(reason.GetBaseException()));

    private void Record(Launched launched)
    {
        KillPoint.Reach(KillPointName.AfterSpawn);
        var process = _process = launched.Process;
        _subject = launched.Health;
        _runningSince = _runtime.Now;
        Become(Recording);
        Change(_status! with
        {
            State = ServiceState.Running,
            Leader = process.Identity,
            ProcessId = process.Id,
            StartedAt = process.StartedAt,
            RecentStarts = StartsWith(_start!),
            IsReady = _start!.Spec.IsAsked ? false : null,
            ReadyRevision = _start.Spec.IsAsked ? _status.ReadyRevision : _start.Revision,
        });
        SettleSockets();
        Await(Note("started", $"Process {process.Id}"));
    }

    private IReadOnlyList<TimeSpan> StartsWith(StartOrder order) => order.IsAutomatic
        ? StartLimit.Within(order.Spec.Restart.Limit, [.. order.RecentStarts, _runtime.Now], _runtime.Now)
        : order.RecentStarts;

    private void BeStarted(bool isRecorded)
    {
        var order = Take(ref _start);
        var process = _process!;

        KillPoint.Reach(KillPointName.AfterStartRecorded);
        Follow(process);
        BeginHealth(_subject);
        Log().Info("Started as process {0}", process.Id);
        GoOnFrom(order with { Answer = (processId, _) => order.Answer(processId, isRecorded) });
    }

    private void GoOnFrom(StartOrder order)
    {
        var waits = order.AwaitsReadiness && order.Spec.IsAsked ? order : AnswerStarted(order);

        if (_awaitingStop.Count > 0)
            StopStarted(waits);
        else if (HasToProveItself(order))
            BeginProving(waits);
        else
            BeRunning();
    }

    // The agent goes down.
    private void StopStarted(StartOrder order)
    {
        order.Requester.Tell(ShuttingDown.Instance);
        BeginStopping(_grace ?? OwnGrace, ServiceState.Stopped);
    }

    private StartOrder AnswerStarted(StartOrder order)
    {
        order.Requester.Tell(order.Answer(_process!.Id, true));
        return order with { Requester = ActorRefs.Nobody };
    }

    private void NotLaunched(Exception reason)
    {
        var order = Take(ref _start);
        Log().Warning("Not started: {0}", reason.Message);

        switch (RefusalPlans.For(order, IsFaultOfCommand(reason), isToStop: _awaitingStop.Count > 0))
        {
            case RefusalPlan.Withdraw:
                Withdraw(order.Requester, Refusal(reason));
                break;
            case RefusalPlan.Restore:
                Start(StartOrder.Restoring(order, Refusal(reason)));
                break;
            case RefusalPlan.TryAgain:
                TryAgain(order, reason.Message);
                break;
            case RefusalPlan.Fail:
                Fail(order, reason.Message);
                break;
        }
    }

    private void TryAgain(StartOrder order, string reason)
    {
        AnswerLater(order.Requester, new Failed(reason));
        var again = RestartDecision.AfterRefusal(order.Spec.Restart.Backoff, order.Failures, _runtime.Random);
        StartAgain(Unstarted(order) with { Failures = again.Failures, Reason = reason }, again.Delay);
    }

    // Of a start that did not happen nothing counts.
    private static ServiceStatus Unstarted(StartOrder order) => order.Before! with
    {
        Spec = order.Spec,
        Revision = order.Revision,
        Wanted = Wanted.Running,
        RecentStarts = order.RecentStarts,
    };

    private static bool IsFaultOfCommand(Exception reason) => reason is LaunchException { Fault: LaunchFault.Command };

    private static Reply Refusal(Exception reason) => IsFaultOfCommand(reason) ? new Refused([reason.Message]) : new Failed(reason.Message);

    private void Fail(StartOrder order, string reason)
    {
        AnswerLater(order.Requester, new Failed(reason));
        Conclude(order.Before!.AtRest(ServiceState.Failed) with { Error = reason }, reason);
    }

    private async Task<Launched> LaunchAsync(ServiceSpec spec, string instance, bool isShared)
    {
        var spools = await _runtime.Logs.WatchAsync(_id).ConfigureAwait(false);
        var launch = LaunchOf(spec, instance, spools) with { Sockets = await HandOutAsync(spec, isShared).ConfigureAwait(false) };

        return HealthActor.IsNeededBy(spec)
            ? await LaunchToBeAskedAsync(launch, spec, instance).ConfigureAwait(false)
            : new Launched(await _runtime.Host.LaunchAsync(launch).ConfigureAwait(false), Health: null);
    }

    private async Task<Launched> LaunchToBeAskedAsync(Launch launch, ServiceSpec spec, string instance)
    {
        var mark = await _runtime.Health.MarkLogAsync(_id, spec).ConfigureAwait(false);
        var notify = INotifySockets.AreNeededBy(spec) ? _runtime.Health.NotifySockets.Open(instance, spec) : null;

        try
        {
            var process = await _runtime.Host.LaunchAsync(Hearing(launch, notify, spec)).ConfigureAwait(false);
            var subject = new HealthSubject { Service = _id, Instance = instance, Process = process, Spec = spec, Notify = notify, LogBegin = mark };
            return new Launched(process, subject);
        }
        catch
        {
            notify?.Dispose();
            throw;
        }
    }

    private static Launch Hearing(Launch launch, INotifySocket? notify, ServiceSpec spec) => notify is null
        ? launch
        : launch with { Environment = launch.Environment.Concat(notify.EnvironmentFor(spec)).ToDictionary() };

    private Launch LaunchOf(ServiceSpec spec, string instance, SpoolPaths spools) => new()
    {
        Service = _id.ToString(),
        Command = spec.Command,
        WorkingDirectory = spec.WorkingDirectory,
        NoNewPrivileges = spec.NoNewPrivileges,
        Secrets = spec.Secrets,
        Confinement = spec.Confinement,
        Environment = _runtime.Environment.For(spec.Environment, instance, isSomebodyElse: spec.Confinement.User is not null),
        StandardOutput = spools.StandardOutput,
        StandardError = spools.ErrorOf(spec),
    };

    private static StartOrder Take(ref StartOrder? order)
    {
        var taken = order!;
        order = null;
        return taken;
    }

    private sealed record Checked(IReadOnlyList<string> Mistakes);

    private sealed record Launched(IServiceProcess Process, HealthSubject? Health);

    private sealed record LaunchFailed(Exception Reason);
}
