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
        Become(Checking);

        var launch = LaunchOf(order.Spec, instance: "", SpoolPaths.None);
        _runtime.Host.CheckAsync(launch).PipeTo(Self, success: mistakes => new Checked(mistakes), failure: reason => new Checked([reason.Message]));
    }

    private void Decide(IReadOnlyList<string> mistakes)
    {
        if (mistakes.Count > 0)
            Refuse(mistakes);
        else
            Proceed();
    }

    private void Proceed()
    {
        if (_process is null)
            Intend(Take(ref _start));
        else
            Accept();
    }

    private void Refuse(IReadOnlyList<string> mistakes)
    {
        Log().Warning("Refused: {0}", string.Join(" ", mistakes));
        GoOnUnchanged(new Refused(mistakes));
    }

    // Nothing of the order has happened yet.
    private void GoOnUnchanged(Reply reply)
    {
        var order = Take(ref _start);

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

    private void Start(StartOrder order) => Intend(order);

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
        if (_start is { ReplacedRunning: false, IsAutomatic: false })
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

        LaunchAsync(_status!.Spec, _status.Instance!).PipeTo(
            Self,
            success: process => new Launched(process),
            failure: reason => new LaunchFailed(reason.GetBaseException()));

        // The agent may be going down.
        Stash.UnstashAll();
    }

    private void Record(IServiceProcess process)
    {
        KillPoint.Reach(KillPointName.AfterSpawn);
        _process = process;
        _runningSince = _runtime.Now;
        Become(Recording);
        Change(_status! with
        {
            State = ServiceState.Running,
            Leader = process.Identity,
            ProcessId = process.Id,
            StartedAt = process.StartedAt,
            RecentStarts = StartsWith(_start!),
        });
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
        Log().Info("Started as process {0}", process.Id);
        order.Requester.Tell(order.Answer(process.Id, isRecorded));

        if (_awaitingStop.Count > 0)
            BeginStopping(_grace ?? OwnGrace, ServiceState.Stopped);
        else
            BeRunning();
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
                Intend(StartOrder.Restoring(order, Refusal(reason)));
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

    private async Task<IServiceProcess> LaunchAsync(ServiceSpec spec, string instance)
    {
        var spools = await _runtime.Logs.WatchAsync(_id).ConfigureAwait(false);
        return await _runtime.Host.LaunchAsync(LaunchOf(spec, instance, spools)).ConfigureAwait(false);
    }

    private Launch LaunchOf(ServiceSpec spec, string instance, SpoolPaths spools) => new()
    {
        Command = spec.Command,
        WorkingDirectory = spec.WorkingDirectory,
        Environment = _runtime.Environment.For(spec.Environment, instance),
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

    private sealed record Launched(IServiceProcess Process);

    private sealed record LaunchFailed(Exception Reason);
}
