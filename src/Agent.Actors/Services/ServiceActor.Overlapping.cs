using Agent.Actors.Health;
using Agent.Actors.KillPoints;
using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>A replacement without a gap: the candidate runs beside what it is to replace until it has proven itself.</summary>
/// <remarks>
/// Running ── Deploy ─▶ … ─▶ BesideIntending ── durable ─▶ BesideStarting ── Launched ─▶ BesideRecording ── durable ─▶ OnTrial
/// OnTrial ── ready for long enough ─▶ Promoting ── durable ─▶ Clearing (the old one) ─▶ Running
/// OnTrial ── not ready in time, its end, Stop, Delete, Close ─▶ Clearing (the candidate) ─▶ Running
/// OnTrial ── the end of the old one ─▶ Clearing (what is left of it) ─▶ Proving: the candidate has its place already.
/// </remarks>
public sealed partial class ServiceActor
{
    private Beside? _beside;

    private bool IsOfBeside(IHealthEvent @event) => @event.Instance == _beside?.Instance;

    private static bool IsOverlapping(StartOrder order) => order is { IsAutomatic: false, Spec.Strategy.Type: StrategyType.Overlap };

    // Whoever follows finds the candidate by its instance, as it does any other.
    private void IntendBeside(StartOrder order)
    {
        _start = order with { Instance = InstanceId.New() };
        Become(BesideIntending);
        KillPoint.Reach(KillPointName.BeforeCandidate);
        Require(_status! with { Candidate = _start.Candidate() }, "candidate");
    }

    private void LaunchBeside()
    {
        KillPoint.Reach(KillPointName.AfterCandidate);
        Overtake();
        _rest = BeRunning;
        Become(BesideStarting);
        Change(_status! with { Candidate = _start!.Candidate(), WaitingFor = null });
        Launch(_start.Spec, _start.Instance!);
    }

    private void NotLaunchedBeside(Exception reason)
    {
        var order = Take(ref _start);
        Log().Warning("Not started beside what runs: {0}", reason.Message);
        Change(_status! with { Candidate = null });
        SettleSockets();
        Note(Withdrawn, reason.Message);
        GoOnUnchanged(order.Requester, Refusal(reason));
    }

    private void RecordBeside(Launched launched)
    {
        KillPoint.Reach(KillPointName.AfterCandidateSpawn);
        var candidate = _start!.Candidate() with
        {
            Leader = launched.Process.Identity,
            ProcessId = launched.Process.Id,
            StartedAt = launched.Process.StartedAt,
            IsReady = _start.Spec.IsAsked ? false : null,
        };

        _beside = new Beside(candidate, launched.Process, _runtime.Now, launched.Health);
        Become(BesideRecording);
        Change(_status! with { Candidate = candidate });
        Await(Note("candidate_started", $"Process {launched.Process.Id}"));
    }

    private void BeginTrial()
    {
        KillPoint.Reach(KillPointName.AfterCandidateRecorded);
        Log().Info("Started {0} beside it as process {1}", _beside!.Instance, _beside.Process.Id);
        _pending = Take(ref _start) with { DueAt = _runtime.Now + _beside.Status.Spec.Strategy.ReadyTimeout };
        Follow(_beside.Process);
        Become(OnTrial);
        BeginHealthOfCandidate();
        Timers.StartSingleTimer(TrialDue.Key, new TrialDue(_beside.Instance), _beside.Status.Spec.Strategy.ReadyTimeout);
        Stash.UnstashAll();
    }

    private void BeginHealthOfCandidate()
    {
        if (_beside!.Subject is { } subject)
            _beside = _beside with { Health = Context.Watch(Context.ActorOf(_runtime.HealthActor(subject))) };

        if (!_beside.Status.Spec.IsAsked)
            AwaitLasting();
    }

    private void NoteCandidate(bool isReady, string? reason)
    {
        _beside = _beside! with { Status = _beside.Status with { IsReady = isReady, Reason = reason } };
        Change(_status! with { Candidate = _beside.Status });
    }

    private void BeReadyOnTrial()
    {
        NoteCandidate(isReady: true, reason: null);
        AwaitLasting();
    }

    // It has to stay so for a while.
    private void AwaitLasting()
    {
        var enough = _beside!.Status.Spec.Strategy.MinReady;

        if (enough > TimeSpan.Zero)
            Timers.StartSingleTimer(ProvenDue.Key, new ProvenDue(_beside.Instance), enough);
        else
            Promote();
    }

    private void BeUnreadyOnTrial(string reason)
    {
        Timers.Cancel(ProvenDue.Key);
        NoteCandidate(isReady: false, reason);

        if (_runtime.Now >= _pending!.DueAt)
            BeTooLateOnTrial();
    }

    private void ProlongTrial(TimeSpan time)
    {
        _pending = _pending! with { DueAt = Max(_pending.DueAt!.Value, _runtime.Now + time) };
        TellAfter(_pending.DueAt!.Value - _runtime.Now, TrialDue.Key, new TrialDue(_beside!.Instance));
    }

    // One that is ready by now only has to stay so.
    private void EndTrial()
    {
        if (!Timers.IsTimerActive(ProvenDue.Key))
            BeTooLateOnTrial();
    }

    private void BeTooLateOnTrial()
    {
        var given = _beside!.Status.Spec.Strategy.ReadyTimeout.TotalSeconds;
        Withdraw($"It was not ready within {given:0.###} s: {_beside.Status.Reason ?? "nothing was heard of it."}");
    }

    private void Withdraw(string reason) =>
        Withdraw(new NotReady(reason, NotReadyOutcome.Withdrawn, _beside!.Instance, _status!.Revision), reason);

    // The command that overtakes it comes out of the stash when nothing of the candidate is left.
    private void OvertakeTrial(Reply reply)
    {
        Stash.Stash();
        Withdraw(reply, "Overtaken by a command.");
    }

    private void Withdraw(Reply reply, string reason)
    {
        var order = EndOfTrial();
        Log().Warning("Not replaced: {0}", reason);
        BeginClearing(Withdrawn, reason, () =>
        {
            SettleSockets();
            order.Requester.Tell(reply);
            BeRunning();
        });
    }

    private StartOrder EndOfTrial()
    {
        Timers.Cancel(TrialDue.Key);
        Timers.Cancel(ProvenDue.Key);
        return Take(ref _pending);
    }

    private void Promote()
    {
        _start = EndOfTrial();
        Become(Promoting);
        KillPoint.Reach(KillPointName.BeforePromotion);
        Require(_start.Promoted(_status!, _beside!.Status), "promoted");
    }

    private void NotPromoted(string reason)
    {
        _pending = Take(ref _start);
        Withdraw(new Unrecorded(reason), reason);
    }

    private void BePromoted()
    {
        KillPoint.Reach(KillPointName.AfterPromotion);
        var order = Take(ref _start);
        TakeItsPlace(order);
        order.Requester.Tell(order.Answer(_process!.Id, true));
        BeginClearing(Retired, "", BeRunning);
    }

    private void TakePlaceOfEnded(ProcessExit exit)
    {
        RecordExit(exit);
        TakePlaceTooEarly();
    }

    private void TakePlaceOfUnhealthy(string reason)
    {
        NoteUnhealthy(reason);
        TakePlaceTooEarly();
    }

    // It has still to prove itself, but there is nothing any more that would be better.
    private void TakePlaceTooEarly()
    {
        _pending = EndOfTrial();
        TakeItsPlace(_pending);
        Note("promoted", "What it was to replace has ended.");
        BeginClearing(Retired, "", BeProving);
    }

    private void TakeItsPlace(StartOrder order)
    {
        var (old, candidate) = (_status!, _beside!);
        Log().Info("Process {0} takes its place", candidate.Process.Id);

        _beside = new Beside(CandidateStatus.Of(old), _process!, _runningSince, _subject) { Health = _health };
        (_process, _runningSince, _subject, _health) = (candidate.Process, candidate.Since, candidate.Subject, candidate.Health);
        Change(order.Promoted(old, candidate.Status));
        SettleSockets();
    }

    private sealed record TrialDue(string Instance)
    {
        public const string Key = "trial";
    }

    private sealed record ProvenDue(string Instance)
    {
        public const string Key = "proven";
    }
}
