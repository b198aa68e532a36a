using Agent.Actors.KillPoints;
using Agent.Actors.Services.Restarts;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>What becomes of a service that has ended by itself, or that the system did not start: again, after a while, or not.</summary>
public sealed partial class ServiceActor
{
    // Since the boot.
    private TimeSpan _runningSince;

    private void Judge(ServiceStatus ended)
    {
        switch (DecisionAbout(ended))
        {
            case RestartDecision.StayEnded:
                Conclude(ended.AtRest(ServiceState.Exited));
                break;
            case RestartDecision.GiveUp given:
                Log().Error("{0}", given.Reason);
                Conclude(ended.AtRest(ServiceState.Failed) with { Failures = given.Failures, Error = given.Reason }, given.Reason);
                break;
            case RestartDecision.StartAgain again:
                StartAgain(ended.AtRest(ServiceState.Backoff) with { Failures = again.Failures, Reason = WhyEnded(ended) }, again.Delay);
                break;
        }
    }

    private RestartDecision DecisionAbout(ServiceStatus ended)
    {
        var restart = ended.Spec.Restart;
        var ran = _runtime.Now - _runningSince;
        var end = ended.Unhealthy is null ? RunEnd.Of(ended.LastExit!, ran, restart) : RunEnd.Unhealthy(ran);

        return RestartDecision.After(end, restart, ended.Failures, ended.RecentStarts, _runtime.Now, _runtime.Random);
    }

    private static string WhyEnded(ServiceStatus ended) => ended.Unhealthy ?? $"It ended with {ended.LastExit}.";

    // The agent may be going down, and what waits in the stash comes first: it may want something else.
    private void StartAgain(ServiceStatus ended, TimeSpan delay)
    {
        if (_awaitingStop.Count > 0)
            Conclude(ended.AtRest(ServiceState.Stopped));
        else if (delay == TimeSpan.Zero && Stash.IsEmpty)
            Start(StartOrder.Again(ended));
        else
            BackOff(ended, delay);
    }

    private void BackOff(ServiceStatus ended, TimeSpan delay)
    {
        Log().Info("Started again in {0} s: {1}", Math.Round(delay.TotalSeconds, 3), ended.Reason!);
        Conclude(Due(ended, delay), ended.Reason);
    }

    private ServiceStatus Due(ServiceStatus ended, TimeSpan delay) => ended with
    {
        State = ServiceState.Backoff,
        NextAttempt = _runtime.Clock.GetUtcNow() + delay,
        DueAt = _runtime.Now + delay,
    };

    private void BeginBackingOff()
    {
        KillPoint.Reach(KillPointName.BackingOff);
        _pending = StartOrder.Again(_status!);
        BeBackingOff();
    }

    private void BeBackingOff()
    {
        _rest = BeBackingOff;
        ReleaseClaim();
        Become(BackingOff);
        Stash.UnstashAll();
        TellAfter(_status!.DueAt!.Value - _runtime.Now, AttemptDue.Key, new AttemptDue(_pending!));
    }

    // What is due already comes behind what has come already.
    private void TellAfter(TimeSpan delay, string key, object message)
    {
        if (delay > TimeSpan.Zero)
            Timers.StartSingleTimer(key, message, delay);
        else
            Self.Tell(message);
    }

    private void Attempt()
    {
        KillPoint.Reach(KillPointName.BeforeAttempt);
        Start(Take(ref _pending));
    }

    // Not for want of the service's own: the same start is tried when the journal may take it again.
    private void Postpone(StartOrder order, string reason)
    {
        var ended = order.Accepted(order.Before!).AtRest(ServiceState.Backoff) with { LastExit = order.Before!.LastExit, Reason = reason };

        if (_status!.State is not ServiceState.Backoff)
            Log().Warning("Not started now: {0}", reason);

        _pending = StartOrder.Automatic(ended) with { Restarts = order.Restarts, Revision = order.Revision };
        Change(Due(ended, _runtime.Retry));
        BeBackingOff();
    }

    // The order that waits has been overtaken by one that is on record now.
    private void Overtake()
    {
        Timers.Cancel(AttemptDue.Key);
        Timers.Cancel(ReadyDue.Key);
        _pending?.Requester.Tell(Superseded.Instance);
        _pending = null;
    }

    private void CloseWhileWaiting()
    {
        _awaitingStop.Add(Sender);
        _pending?.Requester.Tell(ShuttingDown.Instance);
        _pending = null;
        Overtake();
        Conclude(_status!.AtRest(ServiceState.Stopped));
    }

    // It comes out of the stash when that is on record.
    private void BeStoppedToDelete(string request)
    {
        Stash.Stash();
        _request = request;
        Overtake();
        Conclude(_status!.AtRest(ServiceState.Stopped) with { Wanted = Wanted.Stopped });
    }

    private sealed record AttemptDue(StartOrder Order)
    {
        public const string Key = "attempt";
    }
}
