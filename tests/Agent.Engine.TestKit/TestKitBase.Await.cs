namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Tries the assertion again and again until it passes; when time is over, its failure is the test's.</summary>
    public void AwaitAssert(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(RemainingOrDilated(duration));
        while (!Passes(assertion, deadline))
            Pause(deadline, interval, cancellationToken);
    }

    public Task AwaitAssertAsync(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AwaitAssertAsync(() => Done(assertion), duration, interval, cancellationToken);

    public async Task AwaitAssertAsync(
        Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(RemainingOrDilated(duration));
        while (!await PassesAsync(assertion, deadline))
            await PauseAsync(deadline, interval, cancellationToken);
    }

    /// <summary>Asks again and again until the answer is yes; the test fails when time is over.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, null, null, null, cancellationToken);

    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, null, cancellationToken);

    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, message, cancellationToken);

    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(RemainingOrDilated(max));
        while (!conditionIsFulfilled())
        {
            FailIfOver(deadline, message);
            Pause(deadline, interval, cancellationToken);
        }
    }

    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(() => Task.FromResult(conditionIsFulfilled()), max, interval, message, cancellationToken);

    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    public async Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(RemainingOrDilated(max));
        while (!await conditionIsFulfilled())
        {
            FailIfOver(deadline, message);
            await PauseAsync(deadline, interval, cancellationToken);
        }
    }

    private static bool Passes(Action assertion, Deadline deadline)
    {
        try
        {
            assertion();
            return true;
        }
        catch (Exception) when (!deadline.IsOver)
        {
            return false;
        }
    }

    private static async Task<bool> PassesAsync(Func<Task> assertion, Deadline deadline)
    {
        try
        {
            await assertion();
            return true;
        }
        catch (Exception) when (!deadline.IsOver)
        {
            return false;
        }
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private void FailIfOver(Deadline deadline, string? message)
    {
        if (deadline.IsOver) Fail($"The condition was not fulfilled within {deadline.Length}.{After(message)}");
    }

    private static void Pause(Deadline deadline, TimeSpan? interval, CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne(Shorter(interval ?? DefaultInterval, deadline.Left));
        cancellation.ThrowIfCancellationRequested();
    }

    private static Task PauseAsync(Deadline deadline, TimeSpan? interval, CancellationToken cancellation) =>
        Task.Delay(Shorter(interval ?? DefaultInterval, deadline.Left), cancellation);
}
