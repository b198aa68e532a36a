using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The end: children first, then PostStop, then everyone who wants to know.</summary>
internal sealed partial class ActorCell
{
    private void BeginTermination()
    {
        SetReceiveTimeout(null);
        UnwatchAll();
        CloseChildren();
        StopChildren();

        var wasTerminating = IsTerminating;
        if (!WaitsForChildren(SuspendReason.Termination))
            FinishTerminate();
        else if (!wasTerminating)
            StandStillUntilChildrenAreGone();
    }

    private void StandStillUntilChildrenAreGone()
    {
        Mailbox.Suspend();

        // An actor that is stopping anyway does not bother its supervisor with failures.
        _perpetrator = _self;
    }

    private void FinishTerminate()
    {
        PostStop();
        ClearActor();
        CloseMailbox();
        _self.Parent.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        TellWatchersWeDied();
        UnwatchAll();
        ForgetEverything();
    }

    private void PostStop()
    {
        try
        {
            _actor?.AroundPostStop();
        }
        catch (Exception failure)
        {
            Publish(new Error(failure, LogSource, ActorType, failure.Message));
        }
    }

    private void CloseMailbox()
    {
        var (messages, systemMessages) = Mailbox.Close();
        for (var message = messages; message is not null; message = message.Next)
            ToDeadLetters(message.Message, message.Sender);

        for (var message = Appended(TakeDeferred(), systemMessages); message is not null; message = message.Next)
            DeadLetters.AnswerForTheDead(message, _self);
    }

    /// <summary>A reference may outlive its actor for long: it must not keep the actor's state alive.</summary>
    private void ForgetEverything()
    {
        ClearBehaviours();
        _deathWatch = null;
        _current = null;
        _perpetrator = null;
        _running = null;
    }
}
