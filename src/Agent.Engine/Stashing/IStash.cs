namespace Akka.Actor;

/// <summary>Messages that an actor puts aside until it can handle them.</summary>
public interface IStash
{
    int Count { get; }

    bool IsEmpty { get; }

    bool NonEmpty { get; }

    /// <summary>Puts the present message aside.</summary>
    /// <exception cref="IllegalActorStateException">It is aside already.</exception>
    void Stash();

    /// <summary>Puts the oldest message in front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages in front of the mailbox, in the order in which they came.</summary>
    void UnstashAll();

    /// <summary>As <see cref="UnstashAll()"/>, but drops the messages that do not match.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    IEnumerable<Envelope> ClearStash();
}
