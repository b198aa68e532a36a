using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>What supervision and death watch need of a reference. Not for actors.</summary>
public interface IInternalActorRef : IActorRef
{
    IInternalActorRef Parent { get; }

    IActorRefProvider Provider { get; }

    bool IsTerminated { get; }

    IActorRef GetChild(IReadOnlyList<string> name);

    void Start();

    void Stop();

    void Restart(Exception cause);

    void Suspend();

    void Resume(Exception? causedByFailure = null);

    void SendSystemMessage(ISystemMessage message);
}
