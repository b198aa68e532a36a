using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Which of the agent's children are leaders, and the only place where children are reaped.</summary>
/// <remarks>
/// A number is free as soon as its process is reaped, and may be a new leader's at once. So reaping, forgetting and
/// registering exclude each other, and a child without an entry is an orphan only when no birth is under way.
/// </remarks>
[SupportedOSPlatform("linux")]
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the agent.")]
internal sealed unsafe class Children
{
    private readonly ReaderWriterLockSlim _births = new();
    private readonly object _gate = new();
    private readonly Dictionary<int, Leader> _leaders = [];
    private readonly OrphanList _orphans = new();
    private long _registered;
    private int _awaited;

    /// <summary>How many leaders have been registered so far.</summary>
    public long Registered => Interlocked.Read(ref _registered);

    /// <summary>Runs a birth: whatever spawns a child has registered it when it returns. Births do not wait for each other.</summary>
    public T Bear<T>(Func<T> birth)
    {
        _births.EnterReadLock();
        try
        {
            return birth();
        }
        finally
        {
            _births.ExitReadLock();
        }
    }

    public void Register(Leader leader)
    {
        lock (_gate)
        {
            _leaders[leader.Pid] = leader;
            _registered++;
            Monitor.PulseAll(_gate);
        }
    }

    public ProcessExit Reap(Leader leader)
    {
        lock (_gate)
        {
            var exit = leader.Reap();
            _leaders.Remove(leader.Pid);
            if (_awaited == leader.Pid) Monitor.PulseAll(_gate);
            return exit;
        }
    }

    /// <summary>Blocks while a leader has this number. Its status is not for the caller.</summary>
    /// <returns>Whether there was one.</returns>
    public bool AwaitLeader(int pid)
    {
        lock (_gate)
        {
            if (!_leaders.TryGetValue(pid, out var leader)) return false;

            _awaited = pid;
            while (_leaders.TryGetValue(pid, out var present) && present == leader)
                Monitor.Wait(_gate);

            _awaited = 0;
            return true;
        }
    }

    /// <summary>Blocks until a leader has been registered since <see cref="Registered"/> was <paramref name="seen"/>.</summary>
    public void AwaitRegistration(long seen)
    {
        lock (_gate)
            while (_registered == seen)
                Monitor.Wait(_gate);
    }

    /// <returns>Whether an orphan of that number had ended and was reaped.</returns>
    public bool ReapOrphan(int pid)
    {
        _births.EnterWriteLock();
        try
        {
            lock (_gate)
                return !_leaders.ContainsKey(pid) && ReapUnknown(pid, Libc.WEXITED | Libc.WNOHANG);
        }
        finally
        {
            _births.ExitWriteLock();
        }
    }

    /// <summary>Returns when every birth that is under way now is over.</summary>
    public void AwaitBirths()
    {
        _births.EnterWriteLock();
        _births.ExitWriteLock();
    }

    /// <summary>The agent's children that are no leaders, exactly: none can be missed while nothing is reaped.</summary>
    public List<int> Orphans()
    {
        lock (_gate)
            return _orphans.Read().FindAll(pid => !_leaders.ContainsKey(pid));
    }

    /// <summary>Kills and reaps a child that was just born, but cannot be kept.</summary>
    public void Abandon(int pid)
    {
        _ = Libc.Kill(-pid, Libc.SIGKILL); // its number is its own until it is reaped: neither call can fail or miss
        _ = Libc.Kill(pid, Libc.SIGKILL);

        lock (_gate)
        {
            _leaders.Remove(pid);
            ReapUnknown(pid, Libc.WEXITED);
        }
    }

    private static bool ReapUnknown(int pid, int options)
    {
        ChildState state = default;
        if (Libc.WaitId(Libc.P_PID, pid, &state, options, usage: null) == 0)
            return state.Pid != 0;

        // ECHILD: posix_spawn itself has waited for a child whose exec failed.
        var errno = Marshal.GetLastPInvokeError();
        return errno == Errno.ECHILD ? false : throw new SystemCallException($"waitid({pid})", errno);
    }
}
