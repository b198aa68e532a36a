using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, or null when none comes in time.</summary>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Take(RemainingOrDilated(max), cancellationToken)?.Message;

    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await TakeAsync(RemainingOrDilated(max), cancellationToken))?.Message;

    /// <summary>So many messages, whatever they are; the test fails when they do not come in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveAll(numberOfMessages, new Deadline(RemainingOrDefault), cancellationToken);

    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        ReceiveAll(numberOfMessages, new Deadline(RemainingOrDilated(max)), cancellationToken);

    /// <summary>Passes over messages until one of the type fits, and returns that.</summary>
    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(RemainingOrDilated(max));
        while (true)
        {
            var message = Required<T>(Take(deadline.Left, cancellationToken), deadline, hint).Message;
            if (message is T fish && isMessage(fish)) return fish;
        }
    }

    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    public async ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(RemainingOrDilated(max));
        while (true)
        {
            var message = Required<T>(await TakeAsync(deadline.Left, cancellationToken), deadline, hint).Message;
            if (message is T fish && isMessage(fish)) return fish;
        }
    }

    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    private List<object> ReceiveAll(int count, Deadline deadline, CancellationToken cancellation)
    {
        var messages = new List<object>(count);
        while (messages.Count < count)
        {
            if (Take(deadline.Left, cancellation) is not { } received)
                throw Failure($"Only {messages.Count} of {count} messages came within {deadline.Length}.");

            messages.Add(received.Message);
        }

        return messages;
    }

    private Received? Take(TimeSpan timeout, CancellationToken cancellation) =>
        Remember(_received.Take(timeout, cancellation));

    private async Task<Received?> TakeAsync(TimeSpan timeout, CancellationToken cancellation) =>
        Remember(await _received.TakeAsync(timeout, cancellation));

    private Received? Remember(Received? received)
    {
        _lastWasNoMessage = false;
        return received is null ? null : _last = received;
    }

    private Received Required<T>(Received? received, Deadline deadline, string? hint) =>
        received ?? throw Failure($"No message of type {typeof(T)} came within {deadline.Length}.{After(hint)}");

    // The assertion throws; the exception that is returned here only tells the compiler so.
    private InvalidOperationException Failure(string text)
    {
        Fail(text);
        return new InvalidOperationException(text);
    }

    private static string After(string? hint) => string.IsNullOrEmpty(hint) ? "" : $" {hint}";
}
