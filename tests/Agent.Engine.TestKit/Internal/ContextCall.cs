using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Asks the test actor to do something that only an actor can do, with the test waiting for it.</summary>
internal sealed class ContextCall(Func<IActorContext, IActorRef> call)
{
    private readonly TaskCompletionSource<IActorRef> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IActorRef> Done => _done.Task;

    public void Run(IActorContext context)
    {
        try
        {
            _done.SetResult(call(context));
        }
        catch (Exception exception)
        {
            // The test's mistake, a name that is taken for example: it must fail the test and not the test actor.
            _done.SetException(exception);
        }
    }
}
