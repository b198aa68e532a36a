using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A spawn that one thread asks for and the thread of <see cref="PrivilegeLock"/> makes.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LockedBirth(Func<int> spawn)
{
    private readonly object _done = new();
    private int? _pid;
    private ExceptionDispatchInfo? _failure;

    public void Run()
    {
        try
        {
            // For good, and harmless to repeat: so nothing is spawned by a thread that could not be locked.
            SystemCallException.ThrowIfFailed(Libc.Prctl(Libc.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl(PR_SET_NO_NEW_PRIVS)");
            Finish(spawn(), null);
        }
        catch (Exception failure) // whatever it is, it is for the one who waits
        {
            Finish(null, ExceptionDispatchInfo.Capture(failure));
        }
    }

    public int Await()
    {
        lock (_done)
        {
            while (_pid is null && _failure is null) Monitor.Wait(_done);
            _failure?.Throw();
            return _pid!.Value;
        }
    }

    private void Finish(int? pid, ExceptionDispatchInfo? failure)
    {
        lock (_done)
        {
            (_pid, _failure) = (pid, failure);
            Monitor.Pulse(_done);
        }
    }
}
