namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private Deadline? _within;
    private bool _lastWasNoMessage;

    /// <summary>What is left of the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TimeSpan Remaining => _within?.Left ?? throw new InvalidOperationException("Remaining has a meaning only inside of Within.");

    public TimeSpan RemainingOrDefault => _within?.Left ?? Dilated(TestKitSettings.SingleExpectDefault);

    /// <summary>The given time, stretched and cut to what Within leaves; without one, what Within leaves, or the default.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration)
    {
        if (duration is not { } given) return RemainingOrDefault;
        if (given < TimeSpan.Zero && given != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(duration), given, "A time to wait cannot be negative");

        return Shorter(given < TimeSpan.Zero ? given : Dilated(given), _within?.Left ?? Timeout.InfiniteTimeSpan);
    }

    /// <summary>The action must be over in time, and what it expects without a time of its own shares that time.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>The action must take at least the one time and at most the other.</summary>
    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        var (outer, inner) = Enter(max);
        try
        {
            action();
        }
        finally
        {
            _within = outer;
        }

        CheckTime(min, inner, hint, epsilonValue);
    }

    public Task WithinAsync(
        TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    public async Task WithinAsync(
        TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        var (outer, inner) = Enter(max);
        try
        {
            await actionAsync().WaitAsync(cancellationToken);
        }
        finally
        {
            _within = outer;
        }

        CheckTime(min, inner, hint, epsilonValue);
    }

    private (Deadline? Outer, Deadline Inner) Enter(TimeSpan max)
    {
        var outer = _within;
        var inner = new Deadline(Shorter(Dilated(max), outer?.Left ?? Timeout.InfiniteTimeSpan));
        _within = inner;
        _lastWasNoMessage = false;
        return (outer, inner);
    }

    // To expect no message until the end takes until the end: that is no delay.
    private void CheckTime(TimeSpan min, Deadline inner, string? hint, TimeSpan? epsilon)
    {
        var elapsed = inner.Elapsed;
        if (elapsed < min) Fail($"It took {elapsed}, and should have taken at least {min}.{After(hint)}");
        if (!_lastWasNoMessage && elapsed > inner.Length + (epsilon ?? TimeSpan.Zero))
            Fail($"It took {elapsed}, and should have taken at most {inner.Length}.{After(hint)}");
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other)
    {
        if (one < TimeSpan.Zero) return other;
        return other < TimeSpan.Zero || one < other ? one : other;
    }
}
