using Agent.Actors.Journal;
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
    private IActorRef _requester = ActorRefs.Nobody;
    private Reply _reply = Deleted.Instance;

    private void Delete(DeleteService delete)
    {
        _request = delete.Request;
        AnswerLater(Sender, Deleted.Instance);
        Become(Deleting);
        Forget(WriteNeed.Required);
    }

    private void NotDeleted(string reason)
    {
        _reply = new Unrecorded($"{reason} The service is stopped, but not deleted.");
        AnswerRequester();
        BeIdle();
    }

    private void ForgetLogs() => _runtime.Logs.ForgetAsync(_id).PipeTo(
        Self,
        success: () => new LogsForgotten(null),
        failure: reason => new LogsForgotten(reason));

    private void BeDeleted(Exception? failure)
    {
        KillPoint.Reach(KillPointName.AfterLogsForgotten);
        if (failure is null)
            Log().Info("Deleted");
        else
            Log().Warning("Deleted, but not its logs: {0}", failure.Message);

        Depart();
    }

    // Its intent is on record. Answered when the journal has let go of it: whoever starts next must not find it.
    private void Withdraw(IActorRef requester, Reply reply)
    {
        AnswerLater(requester, reply);
        Become(Departing);
        Forget(WriteNeed.Kept);
    }

    // Nothing of it is on record.
    private void Depart(IActorRef requester, Reply reply)
    {
        AnswerLater(requester, reply);
        Depart();
    }

    private void Depart()
    {
        KillPoint.Reach(KillPointName.AfterForgotten);
        Become(Vacant);
        _runtime.Sockets.Keep(_id, []);
        Context.Parent.Tell(new Leaving(_id));
        AnswerRequester();
        AnswerStopped(Stopped.AndRecorded);
        Stash.UnstashAll();
    }

    private void AnswerLater(IActorRef requester, Reply reply)
    {
        _requester = requester;
        _reply = reply;
    }

    private void AnswerRequester()
    {
        _requester.Tell(_reply);
        _requester = ActorRefs.Nobody;
    }

    private void Forget(WriteNeed need)
    {
        Await(Tickets.Next());
        _runtime.Journal.Tell(new Forget(_id, need, _awaited));
    }

    private sealed record LogsForgotten(Exception? Failure);
}
