using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>The sender of an Ask: the first answer completes its task.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The timer is disposed of as soon as there is an answer.")]
internal sealed class FutureActorRef<T>(LocalActorRefProvider provider) : MinimalActorRef
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ActorPath? _path;
    private Timer? _timer;
    private TimeSpan _timeout;
    private CancellationTokenRegistration _cancellation;

    public Task<T> Task => _result.Task;

    public override ActorPath Path => _path ?? NewPath();

    public override IActorRefProvider Provider => provider;

    public override IInternalActorRef Parent => provider.TempContainer;

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Before anybody else has this reference.</summary>
    public void CompleteBy(TimeSpan timeout, CancellationToken cancellation)
    {
        if (cancellation.CanBeCanceled)
            _cancellation = cancellation.UnsafeRegister(static (self, token) => ((FutureActorRef<T>)self!).Cancel(token), this);

        _timeout = timeout;
        if (timeout > TimeSpan.Zero && !Task.IsCompleted)
            _timer = new Timer(static self => ((FutureActorRef<T>)self!).TimeOut(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (TryComplete(message))
            Release();
        else if (!Task.IsCanceled)
            DeadLetters.Publish(provider.EventStream, message, this, provider.DeadLetters);
    }

    /// <summary>False when the answer is of no use: it came too late, or is of the wrong type.</summary>
    private bool TryComplete(object message)
    {
        if (message is Status.Failure failure && typeof(T) == typeof(object))
            return TryFail(failure);

        if (message is T answer) return _result.TrySetResult(answer);

        return message is Status.Failure untyped ? TryFail(untyped) : Reject(message);
    }

    private bool TryFail(Status.Failure failure) =>
        _result.TrySetException(failure.Cause ?? new TaskCanceledException("Task cancelled by actor via Failure message."));

    private bool Reject(object message)
    {
        var rejected = _result.TrySetException(new ArgumentException(
            $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));

        if (rejected) Release();
        return false;
    }

    private void TimeOut()
    {
        if (_result.TrySetException(new AskTimeoutException($"Timeout after {_timeout.TotalSeconds} seconds"))) _cancellation.Unregister();
    }

    private void Cancel(CancellationToken token)
    {
        if (_result.TrySetCanceled(token)) _timer?.Dispose();
    }

    private void Release()
    {
        _timer?.Dispose();
        _cancellation.Unregister();
    }

    private ActorPath NewPath()
    {
        var path = provider.TempPath();
        return Interlocked.CompareExchange(ref _path, path, null) ?? path;
    }
}
