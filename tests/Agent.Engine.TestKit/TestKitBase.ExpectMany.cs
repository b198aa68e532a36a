namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message must equal one of these.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsg<T>(message => messages.Contains(message), cancellationToken: cancellationToken);

    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsgAsync<T>(message => messages.Contains(message), cancellationToken: cancellationToken);

    /// <summary>The next messages must be these, in whatever order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default)
    {
        var received = ReceiveN(messages.Count, cancellationToken).Cast<T>().ToList();
        var missing = messages.ToList();
        foreach (var message in received.Where(message => !missing.Remove(message)))
            Fail($"Got {message}, and expected these, in any order: {string.Join(", ", messages)}.");

        return received;
    }

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf((IReadOnlyCollection<T>)messages);

    /// <summary>No message may come until the time is over: the rest of Within, or the default.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => RefuseMsg(RemainingOrDefault, cancellationToken);

    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) => RefuseMsg(Dilated(duration), cancellationToken);

    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) => RefuseMsgAsync(RemainingOrDefault, cancellationToken);

    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        RefuseMsgAsync(Dilated(duration), cancellationToken);

    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private void RefuseMsg(TimeSpan duration, CancellationToken cancellation) => Refuse(Take(duration, cancellation), duration);

    private async ValueTask RefuseMsgAsync(TimeSpan duration, CancellationToken cancellation) =>
        Refuse(await TakeAsync(duration, cancellation), duration);

    private void Refuse(Internal.Received? received, TimeSpan duration)
    {
        if (received is not null) Fail($"Expected no message within {duration} and got {Described(received)}.");
        _lastWasNoMessage = true;
    }
}
