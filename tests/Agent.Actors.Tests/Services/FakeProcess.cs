using System.Collections.Concurrent;
using Agent.Actors.Processes;

namespace Agent.Actors.Tests.Services;

internal sealed class FakeProcess(int id, bool obedient) : IServiceProcess
{
    private readonly TaskCompletionSource<ProcessExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Id => id;

    public ProcessIdentity Identity { get; } = new(id, StartTicks: id * 10, FakeProcessHost.Boot);

    public DateTimeOffset StartedAt { get; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public Task<ProcessExit> Exited => _exited.Task;

    public Task Emptied => _emptied.Task;

    public int Terminations { get; private set; }

    /// <summary>By which it was asked to end last.</summary>
    public Signal? StopSignal { get; private set; }

    /// <summary>What it was sent besides.</summary>
    public ConcurrentQueue<(Signal Signal, SignalTarget Target)> Sent { get; } = [];

    public int Kills { get; private set; }

    public void Terminate(Signal signal)
    {
        Terminations++;
        StopSignal = signal;

        if (obedient)
            End(signal: signal.Number);
    }

    public void Send(Signal signal, SignalTarget target) => Sent.Enqueue((signal, target));

    public void Kill()
    {
        Kills++;
        End(signal: 9);
    }

    /// <summary>The leader ends, and nothing of it stays.</summary>
    public void End(int? code = null, int? signal = null)
    {
        EndLeader(code, signal);
        _emptied.TrySetResult();
    }

    /// <summary>The leader ends, something of it stays.</summary>
    public void EndLeader(int? code = null, int? signal = null) =>
        _exited.TrySetResult(new ProcessExit(code, signal, TimeSpan.Zero, PeakMemoryBytes: null));
}
