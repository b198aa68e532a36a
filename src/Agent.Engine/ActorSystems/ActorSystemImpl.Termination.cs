using Akka.Event;

namespace Akka.Actor.Internal;

internal sealed partial class ActorSystemImpl
{
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stack<Action> _onTermination = new();
    private bool _terminating;
    private EventHandler? _onProcessExit;

    /// <summary>The listener that is not to listen any more when the system ends.</summary>
    public DeadLetterListener? DeadLetterListener { get; set; }

    public override Task WhenTerminated => _terminated.Task;

    public override Task Terminate()
    {
        if (Settings.CoordinatedShutdownRunByActorSystemTerminate)
            _ = TerminateCoordinated();
        else
            FinalTerminate();

        return WhenTerminated;
    }

    private async Task TerminateCoordinated()
    {
        try
        {
            await CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance).ConfigureAwait(false);
        }
        finally
        {
            FinalTerminate();
        }
    }

    public override void RegisterOnTermination(Action code)
    {
        lock (_onTermination)
        {
            if (_terminated.Task.IsCompleted) throw new InvalidOperationException("ActorSystem already terminated.");

            _onTermination.Push(code);
        }
    }

    /// <summary>Stops /user, then /system: without any further ceremony.</summary>
    public void FinalTerminate()
    {
        if (Interlocked.Exchange(ref _terminating, true)) return;

        AppDomain.CurrentDomain.ProcessExit -= _onProcessExit;
        if (DeadLetterListener is { } listener) EventStream.Unsubscribe(listener);
        ProviderImpl.Terminated.ContinueWith(_ => Finish(), TaskScheduler.Default);
        ProviderImpl.Guardian.Stop();
    }

    private void Finish()
    {
        (Scheduler as IDisposable)?.Dispose();
        while (TakeCallback() is { } callback) Run(callback);
    }

    private Action? TakeCallback()
    {
        lock (_onTermination)
        {
            if (_onTermination.TryPop(out var callback)) return callback;

            _terminated.TrySetResult();
            return null;
        }
    }

    private static void Run(Action callback)
    {
        try
        {
            callback();
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine($"A callback for the termination of the actor system failed: {failure}");
        }
    }

    /// <summary>Whoever exits without terminating the system still gets its shutdown tasks run.</summary>
    private void StopWithProcess()
    {
        if (!Settings.CoordinatedShutdownRunByProcessExit) return;

        _onProcessExit = (_, _) => CoordinatedShutdown.Get(this).RunAtProcessExit();
        AppDomain.CurrentDomain.ProcessExit += _onProcessExit;
    }
}
