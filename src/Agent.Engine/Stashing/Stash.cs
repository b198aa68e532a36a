using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Belongs to one actor and is used by its thread only.</summary>
internal sealed class Stash(ActorCell cell) : IStash
{
    private readonly Queue<MessageNode> _messages = new();
    private MessageNode? _lastStashed;

    public int Count => _messages.Count;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    void IStash.Stash()
    {
        var message = cell.CurrentNode ?? throw new IllegalActorStateException("There is no message to stash");
        if (ReferenceEquals(message, _lastStashed))
            throw new IllegalActorStateException($"Can't stash the same message {message.Message} more than once");

        _lastStashed = message;

        // A copy, since the links of the original belong to the mailbox.
        _messages.Enqueue(new MessageNode(message.Message, message.Sender));
    }

    public void Unstash()
    {
        if (_messages.TryDequeue(out var oldest)) cell.Prepend(oldest, oldest);
    }

    public void UnstashAll()
    {
        if (!_messages.TryDequeue(out var oldest)) return;

        var newest = oldest;
        while (_messages.TryDequeue(out var next)) newest = newest.Next = next;

        cell.Prepend(oldest, newest);
    }

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        for (var left = Count; left > 0; left--)
        {
            var message = _messages.Dequeue();
            if (predicate(cell.EnvelopeOf(message))) _messages.Enqueue(message);
        }

        UnstashAll();
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var stashed = _messages.Select(cell.EnvelopeOf).ToArray();
        _messages.Clear();
        return stashed;
    }
}
