using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Who subscribed to what: immutable, but for the answers that it remembers.</summary>
internal sealed class Subscriptions
{
    public static readonly Subscriptions None = new([]);

    private readonly Subscription[] _all;
    private readonly ConcurrentDictionary<Type, IActorRef[]> _byEvent = new();
    private readonly Func<Type, IActorRef[]> _find;

    private Subscriptions(Subscription[] all)
    {
        _all = all;
        _find = Find;
    }

    /// <summary>Each subscriber once, however many of its channels the event fits.</summary>
    public IActorRef[] For(Type eventType) => _byEvent.GetOrAdd(eventType, _find);

    public bool Has(IActorRef subscriber, Type? channel = null)
    {
        foreach (var one in _all)
        {
            if (one.Is(subscriber, channel)) return true;
        }

        return false;
    }

    public Subscriptions With(IActorRef subscriber, Type channel) => new([.. _all, new Subscription(subscriber, channel)]);

    public Subscriptions Without(IActorRef subscriber, Type? channel = null)
    {
        var others = new List<Subscription>(_all.Length);
        foreach (var one in _all)
        {
            if (!one.Is(subscriber, channel)) others.Add(one);
        }

        return new Subscriptions(others.ToArray());
    }

    private IActorRef[] Find(Type eventType)
    {
        var found = new List<IActorRef>();
        foreach (var one in _all)
        {
            if (one.Channel.IsAssignableFrom(eventType) && !found.Contains(one.Subscriber)) found.Add(one.Subscriber);
        }

        return found.ToArray();
    }

    private sealed class Subscription(IActorRef subscriber, Type channel)
    {
        public IActorRef Subscriber => subscriber;

        public Type Channel => channel;

        public bool Is(IActorRef other, Type? otherChannel) =>
            (otherChannel is null || otherChannel == channel) && other.Equals(subscriber);
    }
}
