using Agent.Actors.Configuration;
using Agent.Actors.Services;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Journal;

/// <summary>The one writer of the journal. What comes while a commit is under way is the next commit, whose askers are answered together.</summary>
/// <remarks>
/// Idle ── a write ─▶ Committing ── Committed ─▶ Committing what has gathered, or Idle
///                               ── Refused ─▶ Failing ── a write, RetryDue ─▶ Committing
/// </remarks>
public sealed class JournalActor : ReceiveActor, IWithTimers
{
    private const string RetryTimer = "retry";

    private readonly JournalThread _thread;
    private readonly PendingWrites _pending;
    private readonly TimeSpan _retry;
    private readonly TimeProvider _clock;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    public JournalActor(JournalThread thread, PendingWrites pending, TimeSpan retry, TimeProvider clock)
    {
        _thread = thread;
        _pending = pending;
        _retry = retry;
        _clock = clock;
        Become(pending.IsCommitting ? Committing : pending.IsFailing ? Failing : Idle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <param name="thread">Outlives the actor; whoever started it disposes of it when the actor has ended.</param>
    /// <param name="clock">Dates the entries.</param>
    public static Props Props(JournalThread thread, JournalOptions options, TimeProvider clock)
    {
        // Made here, not by the actor: it outlives the actor's crashes.
        var pending = new PendingWrites();
        return Akka.Actor.Props.Create(() => new JournalActor(thread, pending, options.Retry, clock));
    }

    protected override void PreStart() => RetryLater();

    // What is under way or kept is the next incarnation's; only the message that failed is lost.
    protected override void PreRestart(Exception reason, object message)
    {
        if (Refusal(message, $"The journal failed at it: {reason.Message}") is { } refusal)
            Sender.Tell(refusal);
    }

    private static object? Refusal(object message, string why) => message switch
    {
        Write write => new NotWritten(write.Ticket, why),
        Forget forget => new NotWritten(forget.Ticket, why),
        WriteAudit audit => new NotWritten(audit.Ticket, why),
        GetEvents or GetExits or GetRevisions or GetAudit => new NotRead(why),
        _ => null,
    };

    protected override void PostStop()
    {
        AnswerWhenDone(_pending.TakeUnderWay(), _pending.UnderWay);

        if (_pending.TakeRest() is { Count: > 0 } rest)
            AnswerWhenDone(rest, _thread.CommitAsync([.. rest.Select(write => write.Change)]));
    }

    private void Idle()
    {
        Receive<Write>(write => CommitWith(write));
        Receive<Forget>(forget => CommitWith(forget));
        Receive<WriteAudit>(audit => CommitWith(audit));
        Read();
    }

    private void Committing()
    {
        Receive<Write>(write => Add(write));
        Receive<Forget>(forget => Add(forget));
        Receive<WriteAudit>(audit => Add(audit));
        Receive<Committed>(_ => GoOn());
        Receive<Refused>(refused => refused.Reason is JournalException, refused => Fail(refused.Reason));
        Receive<Refused>(refused => Drop(refused.Reason));
        Read();
    }

    private void Failing()
    {
        Receive<Write>(write => CommitWith(write));
        Receive<Forget>(forget => CommitWith(forget));
        Receive<WriteAudit>(audit => CommitWith(audit));
        Receive<RetryDue>(_ => Commit());
        Read();
    }

    private void Read()
    {
        Receive<GetEvents>(get => Answer(_thread.EventsAsync(get.Service, get.Count), events => new EventList(get.Service, events)));
        Receive<GetExits>(get => Answer(_thread.ExitsAsync(get.Service, get.Count), exits => new ExitList(get.Service, exits)));
        Receive<GetRevisions>(get => Answer(_thread.RevisionsAsync(get.Service), revisions => new RevisionList(get.Service, revisions)));
        Receive<GetAudit>(get => Answer(_thread.AuditAsync(get.Query), page => new AuditIs(page)));
    }

    private void CommitWith(Write write)
    {
        Add(write);
        Commit();
    }

    private void CommitWith(Forget forget)
    {
        Add(forget);
        Commit();
    }

    private void CommitWith(WriteAudit audit)
    {
        Add(audit);
        Commit();
    }

    private void Add(Write write) =>
        _pending.Add(new PendingWrite(new JournalChange.Enter(write.Entry, _clock.GetUtcNow()), write.Need, write.Ticket, Sender));

    private void Add(Forget forget) =>
        _pending.Add(new PendingWrite(new JournalChange.Erase(forget.Service), forget.Need, forget.Ticket, Sender));

    private void Add(WriteAudit audit) =>
        _pending.Add(new PendingWrite(new JournalChange.Note(audit.Entries, _clock.GetUtcNow()), WriteNeed.Kept, audit.Ticket, Sender));

    private void Commit()
    {
        Timers.Cancel(RetryTimer);
        Become(Committing);

        _pending.UnderWay = _thread.CommitAsync(_pending.Take());
        _pending.UnderWay.PipeTo(
            Self,
            success: () => Committed.Instance,
            failure: reason => new Refused(reason));
    }

    private void GoOn()
    {
        if (_pending.IsFailing)
            _log.Info("The journal can be written again");

        _pending.Committed();
        CommitWhatHasGathered();
    }

    private void Fail(Exception reason)
    {
        if (!_pending.IsFailing)
            _log.Error("{0}", reason.Message);

        _pending.RefusedByDisk(reason.Message);
        Become(Failing);
        RetryLater();
    }

    private void Drop(Exception reason)
    {
        _log.Error(reason, "The journal failed at what it was to write");

        _pending.Unwritable($"The journal failed at it: {reason.Message}");
        CommitWhatHasGathered();
    }

    private void CommitWhatHasGathered()
    {
        if (_pending.IsEmpty)
            Become(Idle);
        else
            Commit();
    }

    private void RetryLater()
    {
        if (_pending is { IsFailing: true, IsCommitting: false, IsEmpty: false })
            Timers.StartSingleTimer(RetryTimer, RetryDue.Instance, _retry);
    }

    private void Answer<T>(Task<T> reading, Func<T, object> answer) =>
        reading.PipeTo(Sender, Self, answer, reason => new NotRead(reason.Message));

    private static void AnswerWhenDone(IReadOnlyList<PendingWrite> writes, Task commit)
    {
        foreach (var write in writes)
            commit.PipeTo(
                write.Asker ?? ActorRefs.Nobody,
                success: () => new Written(write.Ticket),
                failure: reason => new NotWritten(write.Ticket, reason.Message));
    }

    private sealed record Committed
    {
        public static Committed Instance { get; } = new();
    }

    private sealed record Refused(Exception Reason);

    private sealed record RetryDue
    {
        public static RetryDue Instance { get; } = new();
    }
}
