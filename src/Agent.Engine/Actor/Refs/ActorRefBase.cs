namespace Akka.Actor;

/// <summary>Two references are equal when they mean the same incarnation of the same path.</summary>
public abstract class ActorRefBase : IActorRef
{
    public abstract ActorPath Path { get; }

    internal virtual long Uid => Path.Uid;

    public void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        TellInternal(message, sender);
    }

    public int CompareTo(IActorRef? other)
    {
        var byPath = Path.CompareTo(other?.Path);
        return byPath != 0 ? byPath : Uid.CompareTo(other?.Path.Uid ?? 0);
    }

    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Uid == other.Path.Uid && Path.Equals(other.Path));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || Equals(obj as IActorRef);

    public override int GetHashCode() => Uid.GetHashCode();

    public override string ToString() => $"[{Path.ToStringWithUid()}]";

    protected abstract void TellInternal(object message, IActorRef? sender);
}
