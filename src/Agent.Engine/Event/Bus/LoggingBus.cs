using Akka.Actor;

namespace Akka.Event;

/// <summary>The bus that log events travel on; and the level from which on they are worth making.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    private readonly Lock _gate = new();
    private volatile Subscriptions _subscriptions = Subscriptions.None;

    public LogLevel LogLevel { get; private set; }

    public override bool Subscribe(IActorRef subscriber, Type classifier)
    {
        lock (_gate)
        {
            if (_subscriptions.Has(subscriber, classifier)) return false;

            _subscriptions = _subscriptions.With(subscriber, classifier);
            return true;
        }
    }

    public override bool Unsubscribe(IActorRef subscriber, Type classifier)
    {
        lock (_gate)
        {
            if (!_subscriptions.Has(subscriber, classifier)) return false;

            _subscriptions = _subscriptions.Without(subscriber, classifier);
            return true;
        }
    }

    public override bool Unsubscribe(IActorRef subscriber)
    {
        lock (_gate)
        {
            if (!_subscriptions.Has(subscriber)) return false;

            _subscriptions = _subscriptions.Without(subscriber);
            return true;
        }
    }

    public override void Publish(object @event)
    {
        foreach (var subscriber in _subscriptions.For(@event.GetType())) subscriber.Tell(@event);
    }

    public void SetLogLevel(LogLevel logLevel) => LogLevel = logLevel;

    internal bool IsSubscribed(IActorRef subscriber) => _subscriptions.Has(subscriber);
}
