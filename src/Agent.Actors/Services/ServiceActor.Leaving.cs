using Agent.Actors.KillPoints;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Journal.JournalProtocol;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>The end of a service's actor: its service was deleted, or has never come to be.</summary>
public sealed partial class ServiceActor
{
    private IActorRef _departing = ActorRefs.Nobody;
    private Reply _farewell = Deleted.Instance;

    private void Delete(DeleteService delete)
    {
        _request = delete.Request;
        _departing = Sender;
        Become(Deleting);

        _runtime.Logs.ForgetAsync(_id).PipeTo(Self, success: () => new LogsForgotten(null), failure: reason => new LogsForgotten(reason));
    }

    private void BeDeleted(Exception? failure)
    {
        KillPoint.Reach(KillPointName.AfterLogsForgotten);
        if (failure is null)
            Log().Info("Deleted");
        else
            Log().Warning("Deleted, but not its logs: {0}", failure.Message);

        Depart(_departing, Deleted.Instance);
    }

    // Answered when the journal has let go of it: whoever starts next must not find it.
    private void Depart(IActorRef requester, Reply reply)
    {
        _departing = requester;
        _farewell = reply;
        Become(Departing);
        Await(Tickets.Next());
        _runtime.Journal.Tell(new Forget(_id, _awaited));
    }

    private void Depart()
    {
        KillPoint.Reach(KillPointName.AfterForgotten);
        Become(Vacant);
        Context.Parent.Tell(new Leaving(_id));
        _departing.Tell(_farewell);
        AnswerStopped(Stopped.AndRecorded);
        Stash.UnstashAll();
    }

    private sealed record LogsForgotten(Exception? Failure);
}
