using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message must be of the type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Anything, duration, hint, cancellationToken);

    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Equal(message, hint), timeout, hint, cancellationToken);

    public T ExpectMsg<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Fits(isMessage, hint), timeout, hint, cancellationToken);

    public T ExpectMsg<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>((message, _) => assert(message), timeout, hint, cancellationToken);

    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(assertMessageAndSender, timeout, hint, cancellationToken);

    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Fits(isMessageAndSender, hint), timeout, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Anything, duration, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Equal(message, hint), timeout, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Fits(isMessage, hint), timeout, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>((message, _) => assert(message), timeout, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(assertMessageAndSender, timeout, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(Fits(isMessageAndSender, hint), timeout, hint, cancellationToken);

    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(DeathOf(target), timeout, hint, cancellationToken);

    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(DeathOf(target), timeout, hint, cancellationToken);

    private T Expect<T>(Action<T, IActorRef> assert, TimeSpan? timeout, string? hint, CancellationToken cancellation)
    {
        var deadline = new Deadline(RemainingOrDilated(timeout));
        return Checked(Required<T>(Take(deadline.Left, cancellation), deadline, hint), assert, hint);
    }

    private async ValueTask<T> ExpectAsync<T>(
        Action<T, IActorRef> assert, TimeSpan? timeout, string? hint, CancellationToken cancellation)
    {
        var deadline = new Deadline(RemainingOrDilated(timeout));
        return Checked(Required<T>(await TakeAsync(deadline.Left, cancellation), deadline, hint), assert, hint);
    }

    private T Checked<T>(Received received, Action<T, IActorRef> assert, string? hint)
    {
        if (received.Message is not T message)
            throw Failure($"Expected a message of type {typeof(T)} and got {Described(received)}.{After(hint)}");

        assert(message, received.Sender);
        return message;
    }

    private static void Anything<T>(T message, IActorRef sender)
    {
    }

    private Action<T, IActorRef> Equal<T>(T expected, string? hint) =>
        (message, _) => _assertions.AssertEqual(expected, message, "{0}", hint ?? "");

    private Action<T, IActorRef> Fits<T>(Predicate<T> isMessage, string? hint) => Fits<T>((message, _) => isMessage(message), hint);

    private Action<T, IActorRef> Fits<T>(Func<T, IActorRef, bool> fits, string? hint) => (message, sender) =>
        _assertions.AssertTrue(fits(message, sender), "{0}", $"Not the message that was expected: {message} from {sender}.{After(hint)}");

    private Action<Terminated, IActorRef> DeathOf(IActorRef target) => (message, _) =>
        _assertions.AssertEqual(target, message.ActorRef, "{0}", "Another actor has terminated.");

    private static string Described(Received received) => $"{received.Message} of type {received.Message.GetType()} from {received.Sender}";
}
