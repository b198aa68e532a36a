using Agent.Actors.Processes;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>An instance that is to become ready: somebody waits for it, or what it has replaced is to be started again if it does not.</summary>
public sealed partial class ServiceActor
{
    private static bool HasToProveItself(StartOrder order) =>
        order is { IsAutomatic: false } && order.Spec.IsAsked && (order.AwaitsReadiness || MayRollBack(order));

    private void BeginProving(StartOrder order)
    {
        _pending = order with { DueAt = _runtime.Now + order.Spec.Strategy.ReadyTimeout };
        BeProving();
    }

    private void BeProving()
    {
        if (_status!.IsReady is not false)
            BeProven();
        else if (_status.Unhealthy is { } reason)
            Disprove(reason, NotReadyOutcome.Ended);
        else
            AwaitProof();
    }

    private void AwaitProof()
    {
        _rest = BeProving;
        ReleaseClaim();
        Become(Proving);
        Stash.UnstashAll();
        TellAfter(_pending!.DueAt!.Value - _runtime.Now, ReadyDue.Key, new ReadyDue(_pending.Instance!));
    }

    private void BeReady()
    {
        NoteReady();
        BeProven();
    }

    private void BeProven()
    {
        var proven = TakePending();
        proven.Requester.Tell(proven.Answer(_process!.Id, true));
        BeRunning();
    }

    private void ProlongProof(TimeSpan time)
    {
        _pending = _pending! with { DueAt = Max(_pending.DueAt!.Value, _runtime.Now + time) };
        BeProving();
    }

    private void BeTooLate()
    {
        var waited = _pending!.Spec.Strategy.ReadyTimeout.TotalSeconds;
        Disprove($"It was not ready within {waited:0.###} s: {_status!.Reason ?? "nothing was heard of it."}", NotReadyOutcome.GoesOn);
    }

    // It is seen to when the order is done with: out of the stash.
    private void EndUnproven(ProcessExit exit)
    {
        Stash.Stash();
        Disprove($"It ended with {exit} before it was ready.", NotReadyOutcome.Ended);
    }

    private void BeUnhealthyUnproven(string reason)
    {
        NoteUnhealthy(reason);
        Disprove(reason, NotReadyOutcome.Ended);
    }

    private void Disprove(string reason, NotReadyOutcome outcome)
    {
        var order = TakePending();
        var reply = new NotReady(reason, outcome, _status!.Instance!, _status.Revision);
        Log().Warning("Not proven: {0}", reason);
        Note("unproven", reason);

        if (MayRollBack(order))
            RollBack(order, reply);
        else
            GiveUpProof(order.Requester, reply);
    }

    private void GiveUpProof(IActorRef requester, NotReady reply)
    {
        requester.Tell(reply);
        BeRunning();
    }

    private StartOrder TakePending()
    {
        Timers.Cancel(ReadyDue.Key);
        return Take(ref _pending);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed record ReadyDue(string Instance)
    {
        public const string Key = "ready";
    }
}
