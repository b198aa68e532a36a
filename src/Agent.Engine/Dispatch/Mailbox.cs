using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>The queues of one actor, and its turn on a thread.</summary>
/// <remarks>
/// Senders push onto a stack, without locks; the one thread that runs the actor takes the whole stack at once and turns it
/// round. An inbox that is empty is null, and one that is closed holds a mark for ever: so no message slips in unnoticed
/// between an actor's end and its dead letters. Only the running thread touches the fields that are not inboxes.
/// </remarks>
internal sealed class Mailbox(ActorCell cell, int throughput) : IThreadPoolWorkItem
{
    private static readonly MessageNode Closed = new("closed", null);
    private static readonly SystemMessage SystemClosed = new Terminate();

    private MessageNode? _inbox;
    private MessageNode? _front;
    private SystemMessage? _systemInbox;
    private int _scheduled;
    private int _suspensions;

    public bool IsSuspended => _suspensions > 0;

    public bool IsClosed => ReferenceEquals(_systemInbox, SystemClosed);

    public bool HasMessages => _front is not null || (_inbox is { } top && !ReferenceEquals(top, Closed));

    /// <summary>False when the actor is gone.</summary>
    public bool TryPost(MessageNode message)
    {
        var top = Volatile.Read(ref _inbox);
        while (true)
        {
            if (ReferenceEquals(top, Closed)) return false;

            message.Next = top;
            var seen = Interlocked.CompareExchange(ref _inbox, message, top);
            if (ReferenceEquals(seen, top)) break;

            top = seen;
        }

        // Whoever pushed onto the empty inbox has scheduled, or is about to.
        if (top is null) Schedule();
        return true;
    }

    /// <summary>False when the actor is gone.</summary>
    public bool TryPost(SystemMessage message)
    {
        var top = Volatile.Read(ref _systemInbox);
        while (true)
        {
            if (ReferenceEquals(top, SystemClosed)) return false;

            message.Next = top;
            var seen = Interlocked.CompareExchange(ref _systemInbox, message, top);
            if (ReferenceEquals(seen, top)) break;

            top = seen;
        }

        Schedule();
        return true;
    }

    /// <summary>Before any other thread knows of the mailbox.</summary>
    public void StartWith(SystemMessage first) => _systemInbox = first;

    /// <summary>Puts messages, oldest first, before everything that waits.</summary>
    public void Prepend(MessageNode first, MessageNode last)
    {
        last.Next = _front;
        _front = first;
    }

    public void Suspend() => _suspensions++;

    public void Resume()
    {
        if (_suspensions > 0) _suspensions--;
    }

    public SystemMessage? TakeSystemMessages() =>
        Volatile.Read(ref _systemInbox) is null || IsClosed ? null : Reversed(Interlocked.Exchange(ref _systemInbox, null));

    /// <summary>Closes both queues for ever, and returns what was in them, oldest first.</summary>
    public (MessageNode? Messages, SystemMessage? SystemMessages) Close()
    {
        var systemMessages = Reversed(Interlocked.Exchange(ref _systemInbox, SystemClosed));
        var late = Reversed(Interlocked.Exchange(ref _inbox, Closed));
        var messages = Concatenated(_front, late);
        _front = null;
        return (messages, systemMessages);
    }

    public void Schedule()
    {
        if (Volatile.Read(ref _scheduled) == 0 && Interlocked.CompareExchange(ref _scheduled, 1, 0) == 0)
            Enqueue();
    }

    void IThreadPoolWorkItem.Execute()
    {
        cell.Enter();
        RunBatch();
        ActorCell.Leave();
        if (HasWork)
            Enqueue();
        else
            BecomeIdle();
    }

    private bool HasWork => !IsClosed && (_systemInbox is not null || (!IsSuspended && HasMessages));

    // Not into the thread's own queue: that is last in, first out, and two chatting actors would keep everybody else waiting.
    private void Enqueue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void RunBatch()
    {
        cell.ProcessSystemMessages();
        for (var left = throughput; left > 0 && !IsSuspended && Take() is { } message; left--)
        {
            cell.Invoke(message);
            if (Volatile.Read(ref _systemInbox) is not null) cell.ProcessSystemMessages();
        }
    }

    private void BecomeIdle()
    {
        // Full fence between letting go and looking again: a sender either sees the mailbox idle or is seen here.
        Interlocked.Exchange(ref _scheduled, 0);
        if (HasWork) Schedule();
    }

    private MessageNode? Take()
    {
        var first = _front ?? TakeInbox();
        if (first is null) return null;

        _front = first.Next;
        first.Next = null;
        return first;
    }

    private MessageNode? TakeInbox()
    {
        var top = Volatile.Read(ref _inbox);
        return top is null || ReferenceEquals(top, Closed) ? null : Reversed(Interlocked.Exchange(ref _inbox, null));
    }

    private static MessageNode? Reversed(MessageNode? top)
    {
        MessageNode? reversed = null;
        while (top is not null)
        {
            var next = top.Next;
            top.Next = reversed;
            reversed = top;
            top = next;
        }

        return reversed;
    }

    private static SystemMessage? Reversed(SystemMessage? top)
    {
        SystemMessage? reversed = null;
        while (top is not null)
        {
            var next = top.Next;
            top.Next = reversed;
            reversed = top;
            top = next;
        }

        return reversed;
    }

    private static MessageNode? Concatenated(MessageNode? first, MessageNode? second)
    {
        if (first is null) return second;

        var last = first;
        while (last.Next is { } next) last = next;

        last.Next = second;
        return first;
    }
}
