namespace Akka.Actor.Scheduler;

/// <summary>What a timer sends: the actor's message, and which start of which timer it belongs to.</summary>
internal class TimerMessage(object key, object message) : IAutoReceivedMessage, IWrappedMessage, INoSerializationVerificationNeeded
{
    public object Key => key;

    public object Message => message;

    public static TimerMessage Around(object key, object message) =>
        message is INotInfluenceReceiveTimeout ? new QuietTimerMessage(key, message) : new TimerMessage(key, message);

    private sealed class QuietTimerMessage(object key, object message) : TimerMessage(key, message), INotInfluenceReceiveTimeout;
}
