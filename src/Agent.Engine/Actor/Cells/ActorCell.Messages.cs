using Akka.Actor.Scheduler;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>How a message reaches the actor.</summary>
internal sealed partial class ActorCell
{
    public void Invoke(MessageNode message)
    {
        _current = message;
        try
        {
            if (_idle is null)
                Handle(message.Message);
            else
                HandleAsActivity(message.Message);

            if (_running is null) _current = null;
        }
        catch (Exception failure)
        {
            HandleInvokeFailure(failure);
        }
    }

    private void Handle(object message)
    {
        if (message is IAutoReceivedMessage)
            AutoReceive(message);
        else
            ReceiveMessage(message);
    }

    private void ReceiveMessage(object message) => _actor!.AroundReceive(_behaviour, message);

    private void AutoReceive(object message)
    {
        switch (message)
        {
            case TimerMessage timer:
                ReceiveTimer(timer);
                break;
            case Terminated terminated:
                ReceiveTerminated(terminated);
                break;
            case PoisonPill:
                _self.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, _self), _self);
                break;
            default:
                ReceiveMessage(message);
                break;
        }
    }

    /// <summary>The actor sees what the timer carries; so do its stash and its PreRestart.</summary>
    private void ReceiveTimer(TimerMessage timer)
    {
        if (_timers is null || !_timers.Accepts(timer)) return;

        _current = new MessageNode(timer.Message, null);
        ReceiveMessage(timer.Message);
    }
}
