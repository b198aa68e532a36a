using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The parent of the guardians. A failure that comes up to here ends the system.</summary>
internal sealed class RootActorRef(LocalActorRefProvider provider, ILoggingAdapter log) : MinimalActorRef
{
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Terminated => _terminated.Task;

    public IEnumerable<IActorRef> Guardians => [provider.Guardian, provider.SystemGuardian];

    public override ActorPath Path => provider.RootPath;

    public override IActorRefProvider Provider => provider;

    public override IInternalActorRef Parent => this;

    public override IActorRef GetChild(IReadOnlyList<string> name) => name switch
    {
        [] or [""] => this,
        ["user"] => provider.Guardian,
        ["system"] => provider.SystemGuardian,
        ["deadLetters"] => provider.DeadLetters,
        ["temp"] => provider.TempContainer,
        _ => ActorRefs.Nobody,
    };

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is Failed failed)
            Shutdown(failed);
        else if (message is DeathWatchNotification notification)
            GuardianTerminated(notification.Actor);
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is Identify identify) sender?.Tell(new ActorIdentity(identify.MessageId, this), this);
    }

    private void Shutdown(Failed failed)
    {
        log.Error(failed.Cause, "Guardian {0} failed, shutting the actor system down", failed.Child);
        failed.Child.Cell.SystemImpl.Terminate();
    }

    private void GuardianTerminated(IActorRef guardian)
    {
        if (guardian.Equals(provider.Guardian))
            _ = provider.UserGuardianIsGone();
        else
            _terminated.TrySetResult();
    }
}
