using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public static class GracefulStopSupport
{
    /// <summary>Stops an actor; the result says whether it was gone in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) =>
        target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>As <see cref="GracefulStop(IActorRef, TimeSpan)"/>, by a message of the actor's own.</summary>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var actor = (IInternalActorRef)target;
        var witness = new TerminationWitness((LocalActorRefProvider)actor.Provider);
        actor.SendSystemMessage(new Watch(target, witness));
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            await witness.Terminated.WaitAsync(timeout).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            actor.SendSystemMessage(new Unwatch(target, witness));
            return false;
        }
    }

    private sealed class TerminationWitness(LocalActorRefProvider provider) : MinimalActorRef
    {
        private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Terminated => _terminated.Task;

        public override ActorPath Path { get; } = provider.TempPath();

        public override IActorRefProvider Provider => provider;

        public override void SendSystemMessage(ISystemMessage message)
        {
            if (message is DeathWatchNotification) _terminated.TrySetResult();
        }
    }
}
