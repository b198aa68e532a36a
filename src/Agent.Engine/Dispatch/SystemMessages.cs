using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message of the engine to itself. It overtakes all other messages.</summary>
public interface ISystemMessage : INoSerializationVerificationNeeded;

/// <summary>Also the link of the queue that it is in, so that sending one allocates nothing more.</summary>
internal abstract class SystemMessage : ISystemMessage
{
    public SystemMessage? Next;

    /// <summary>An actor that waits for its children to go, or that is suspended, takes such a message later.</summary>
    public virtual Deferral Deferral => Deferral.Never;
}

internal enum Deferral
{
    Never,
    WhileChildrenTerminate,
    WhileSuspended,
}

internal sealed class Create : SystemMessage;

internal sealed class Terminate : SystemMessage;

internal sealed class Suspend : SystemMessage
{
    public override Deferral Deferral => Deferral.WhileChildrenTerminate;
}

internal sealed class Resume(Exception? causedByFailure) : SystemMessage
{
    public Exception? CausedByFailure => causedByFailure;

    public override Deferral Deferral => Deferral.WhileChildrenTerminate;
}

internal sealed class Recreate(Exception cause) : SystemMessage
{
    public Exception Cause => cause;

    public override Deferral Deferral => Deferral.WhileChildrenTerminate;
}

/// <summary>A child tells its parent that it failed, and stays suspended until the parent decides.</summary>
internal sealed class Failed(LocalActorRef child, Exception cause) : SystemMessage
{
    public LocalActorRef Child => child;

    public Exception Cause => cause;

    public override Deferral Deferral => Deferral.WhileSuspended;
}

internal sealed class Watch(IActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public IActorRef Watchee => watchee;

    public IInternalActorRef Watcher => watcher;
}

internal sealed class Unwatch(IActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public IActorRef Watchee => watchee;

    public IInternalActorRef Watcher => watcher;
}

internal sealed class DeathWatchNotification(IActorRef actor, bool existenceConfirmed) : SystemMessage
{
    public IActorRef Actor => actor;

    public bool ExistenceConfirmed => existenceConfirmed;
}

/// <summary>A step of an asynchronous handler, to be run as its actor.</summary>
internal sealed class ActorTask(Action step) : SystemMessage
{
    public Action Step => step;
}
