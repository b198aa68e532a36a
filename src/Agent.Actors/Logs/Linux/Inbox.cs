using System.Runtime.Versioning;

namespace Agent.Actors.Logs.Linux;

/// <summary>What other threads ask of one that sleeps in poll(2).</summary>
[SupportedOSPlatform("linux")]
internal sealed class Inbox : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _notes = [];
    private readonly Wakeup _wakeup = new();
    private bool _isClosed;

    /// <summary>Readable when something was posted.</summary>
    public int Descriptor => _wakeup.Descriptor;

    /// <returns>Whether it will be done: not once the inbox is closed.</returns>
    public bool Post(Action note)
    {
        lock (_gate)
        {
            if (_isClosed) return false;

            _notes.Enqueue(note);
            _wakeup.Set();
            return true;
        }
    }

    public bool TryTake(out Action note)
    {
        lock (_gate) return _notes.TryDequeue(out note!);
    }

    /// <summary>Whatever was posted until now will be taken.</summary>
    public void Reset() => _wakeup.Reset();

    public void Close()
    {
        lock (_gate) _isClosed = true;
    }

    public void Dispose() => _wakeup.Dispose();
}
