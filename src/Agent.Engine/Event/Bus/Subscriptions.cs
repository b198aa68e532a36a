using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Who subscribed to what: immutable, but for the answers that it remembers.</summary>
internal sealed class Subscriptions
{
    public static readonly Subscriptions None = new([]);

    private readonly (IActorRef Subscriber, Type Channel)[] _all;
    private readonly ConcurrentDictionary<Type, IActorRef[]> _bySubject = new();
    private readonly Func<Type, IActorRef[]> _find;

    private Subscriptions((IActorRef, Type)[] all)
    {
        _all = all;
        _find = Find;
    }

    /// <summary>Each subscriber once, however many of its channels the event fits.</summary>
    public IActorRef[] For(Type eventType) => _bySubject.GetOrAdd(eventType, _find);

    public bool Has(IActorRef subscriber, Type channel) =>
        Array.Exists(_all, one => one.Channel == channel && one.Subscriber.Equals(subscriber));

    public bool Has(IActorRef subscriber) => Array.Exists(_all, one => one.Subscriber.Equals(subscriber));

    public Subscriptions With(IActorRef subscriber, Type channel) => new([.. _all, (subscriber, channel)]);

    public Subscriptions Without(IActorRef subscriber, Type channel) =>
        new(Array.FindAll(_all, one => one.Channel != channel || !one.Subscriber.Equals(subscriber)));

    public Subscriptions Without(IActorRef subscriber) =>
        new(Array.FindAll(_all, one => !one.Subscriber.Equals(subscriber)));

    private IActorRef[] Find(Type eventType)
    {
        var found = new List<IActorRef>();
        foreach (var (subscriber, channel) in _all)
        {
            if (channel.IsAssignableFrom(eventType) && !found.Contains(subscriber)) found.Add(subscriber);
        }

        return [.. found];
    }
}
