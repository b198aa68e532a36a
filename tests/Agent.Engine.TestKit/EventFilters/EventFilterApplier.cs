using Akka.Actor;

namespace Akka.TestKit;

internal sealed class EventFilterApplier(TestKitBase testKit, ActorSystem system, EventFilter filter) : IEventFilterApplier
{
    private TimeSpan Leeway => testKit.RemainingOrDilated(testKit.TestKitSettings.TestEventFilterLeeway);

    public void ExpectOne(Action action, CancellationToken cancellationToken = default) => Expect(1, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Expect(1, timeout, action, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Expect(expectedCount, Leeway, action, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default)
    {
        var interception = Begin(expectedCount);
        action();
        Task.Run(() => Conclude(interception, expectedCount, timeout, cancellationToken), cancellationToken).GetAwaiter().GetResult();
    }

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, actionAsync, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, timeout, action, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(expectedCount, Leeway, actionAsync, cancellationToken);

    public async Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default)
    {
        var interception = Begin(expectedCount);
        await action();
        await Conclude(interception, expectedCount, timeout, cancellationToken);
    }

    public void Mute(Action action, CancellationToken cancellationToken = default)
    {
        using (Mute()) action();
    }

    public IUnmutableFilter Mute() => new MutedEvents(Begin(expected: 0), system);

    private Interception Begin(int expected)
    {
        var interception = new Interception(filter, expected);
        system.EventStream.Publish(new BeginInterception(interception));
        return interception;
    }

    private async Task Conclude(Interception interception, int expected, TimeSpan patience, CancellationToken cancellation)
    {
        await Task.WhenAny(interception.Reached, Task.Delay(patience, cancellation));
        await MutedEvents.End(interception, system).WaitAsync(cancellation);

        if (interception.Count != expected)
            testKit.Fail($"Expected {expected} events within {patience} and saw {interception.Count}: {filter.Description}.");
    }
}
