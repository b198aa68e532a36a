using Agent.Actors.KillPoints;
using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.Dependencies.DependencyMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Starts that wait for other services: beside what runs, or with nothing running.</summary>
public sealed partial class ServiceActor
{
    // What counts beside the spec on record.
    private IReadOnlyDictionary<ServiceId, DependencyCondition>? _claim;

    /// <summary>The agent's own starts; an operator's have been checked before.</summary>
    private void Start(StartOrder order)
    {
        _start = order;
        _request = order.Request;
        ClaimOrProceed();
    }

    // Nobody is asked for what depends on nothing.
    private void ClaimOrProceed()
    {
        if (_start!.Spec.DependsOn.Count == 0)
            Proceed();
        else
            ClaimFor(_start);
    }

    private void ClaimFor(StartOrder order)
    {
        Become(Claiming);
        Claim(order);
    }

    private void Claim(StartOrder order)
    {
        _claim = order.Spec.DependsOn;
        Context.Parent.Tell(new ClaimDependencies(_id, _claim));
    }

    private void AwaitDependencies(StartOrder order)
    {
        _claim ??= order.Spec.DependsOn;
        Context.Parent.Tell(new AwaitDependencies(_id, order.Spec.DependsOn));
    }

    private void AwaitNoDependencies()
    {
        if (_claim is not null)
            Context.Parent.Tell(new AwaitNoDependencies(_id));
    }

    private void ReleaseClaim()
    {
        AwaitNoDependencies();

        if (_claim is not null)
            Context.Parent.Tell(new ReleaseDependencies(_id));

        _claim = null;
    }

    private void RefuseCircle(DependenciesInCircle circle)
    {
        Log().Warning("Refused: it would wait for itself: {0}", Names(circle));

        if (_start!.IsAccepted && _process is null)
            Fail(Take(ref _start), $"It would wait for itself: {Names(circle)}.");
        else
            GoOnUnchanged(new DependencyCircle(circle.Circle));
    }

    private static string Names(DependenciesInCircle circle) => string.Join(" → ", circle.Circle);

    private void ProceedOrWait(IReadOnlyDictionary<ServiceId, string> unmet)
    {
        if (unmet.Count == 0)
            Proceed();
        else if (_process is not null)
            BeginWaitingBeside(unmet);
        else if (_start!.IsAccepted)
            BeginWaiting(_start.Waiting(_id, unmet), isOnRecord: false);
        else
            Enroll(_start.Waiting(_id, unmet));
    }

    // It waits on record, so that the next agent goes on waiting.
    private void Enroll(ServiceStatus waiting)
    {
        _ended = waiting;
        Become(Enrolling);
        Require(waiting, "waiting");
    }

    private void BeginWaiting(ServiceStatus waiting, bool isOnRecord)
    {
        Overtake();
        _pending = Take(ref _start) with { Before = waiting, IsEnrolled = true };
        Log().Info("Waits for {0}", Reasons(waiting.WaitingFor!));
        Change(waiting);

        if (!isOnRecord)
            Note("waiting", Reasons(waiting.WaitingFor!));

        KillPoint.Reach(KillPointName.Waiting);
        BeWaiting();
    }

    private void BeWaiting()
    {
        _rest = BeWaiting;
        Become(Waiting);
        AwaitDependencies(_pending!);
        Stash.UnstashAll();
    }

    private void BeginWaitingBeside(IReadOnlyDictionary<ServiceId, string> unmet)
    {
        Overtake();
        _pending = Take(ref _start);
        Log().Info("Runs on, what is to replace it waits for {0}", Reasons(unmet));
        NoteUnmet(unmet);
        BeWaitingBeside();
    }

    // Others may have claimed meanwhile what would close a circle.
    private void BeWaitingBeside()
    {
        _rest = BeWaitingBeside;
        Become(WaitingBeside);
        Claim(_pending!);
        AwaitDependencies(_pending!);
        Stash.UnstashAll();
    }

    private void NoteUnmet(IReadOnlyDictionary<ServiceId, string>? unmet) => Change(_status! with { WaitingFor = unmet });

    private void StartWaiting()
    {
        KillPoint.Reach(KillPointName.AfterWaiting);
        Intend(Take(ref _pending));
    }

    private void ReplaceAtLast()
    {
        NoteUnmet(null);
        _start = Take(ref _pending);
        _rest = BeRunning;
        Accept();
    }

    private void GiveUpWaitingBeside(DependenciesInCircle circle)
    {
        NoteUnmet(null);
        Take(ref _pending).Requester.Tell(new DependencyCircle(circle.Circle));
        BeRunning();
    }

    // What runs has ended by itself, and will not be started again: what is to replace it goes on waiting alone.
    private void WaitAlone()
    {
        NoteUnmet(null);
        _start = Take(ref _pending);
    }

    private void EndWhileWaiting(ProcessExit exit)
    {
        WaitAlone();
        ClearUpAfter(exit);
    }

    private void BeUnhealthyWhileWaiting(string reason)
    {
        WaitAlone();
        StopUnhealthy(reason);
    }

    private static string Reasons(IReadOnlyDictionary<ServiceId, string> unmet) =>
        string.Join(", ", unmet.Select(dependency => $"{dependency.Key} ({dependency.Value})"));
}
