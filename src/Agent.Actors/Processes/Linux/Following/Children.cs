using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Which of the agent's children are leaders, and the only place where children are reaped.</summary>
/// <remarks>
/// A number is free as soon as its process is reaped, and may be a new leader's at once. So reaping, forgetting and
/// registering exclude each other. Births do not wait for anything: one that hangs, say on a dead file server, must
/// not hold up the others.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class Children
{
    private readonly object _gate = new();
    private readonly Dictionary<int, ChildLeader> _leaders = [];
    private readonly OrphanList _orphans = new();
    private readonly HashSet<int> _abandoned = [];
    private long _births;
    private int _birthsUnderWay;

    /// <summary>How many births are over so far.</summary>
    public long Births => Interlocked.Read(ref _births);

    /// <summary>Whether there may be a leader that is not registered yet.</summary>
    public bool HasBirthsUnderWay => Volatile.Read(ref _birthsUnderWay) > 0;

    /// <summary>Whatever spawns a child has begun before, and has registered or abandoned it when it ends.</summary>
    public void BeginBirth()
    {
        lock (_gate) _birthsUnderWay++;
    }

    public void EndBirth()
    {
        lock (_gate)
        {
            _birthsUnderWay--;
            _births++;
            Monitor.PulseAll(_gate);
        }
    }

    public void Register(ChildLeader leader)
    {
        lock (_gate)
        {
            _leaders[leader.Pid] = leader;
            Monitor.PulseAll(_gate);
        }
    }

    /// <returns><see langword="null"/> if it cannot be reaped yet: see <see cref="Leader.TryReadExit"/>.</returns>
    public ProcessExit? TryReap(ChildLeader leader)
    {
        lock (_gate)
        {
            if (leader.TryReap() is not { } exit) return null;

            _leaders.Remove(leader.Pid);
            Monitor.PulseAll(_gate);
            return exit;
        }
    }

    /// <summary>Kills a child that was just born, but cannot be kept. It is reaped now, or with the orphans.</summary>
    public void Abandon(int pid)
    {
        _ = Libc.Kill(-pid, Libc.SIGKILL); // its number is its own until it is reaped: neither call can fail or miss
        _ = Libc.Kill(pid, Libc.SIGKILL);
        ChildEnd.Await(pid);

        lock (_gate)
        {
            _leaders.Remove(pid);
            if (TryWait(pid, Libc.WEXITED | Libc.WNOHANG) is false) _abandoned.Add(pid); // somebody who traces it keeps its end, and so its number
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Deals with a child that has ended: an orphan is reaped, a leader left to whoever watches it.</summary>
    /// <returns>Whether it was an orphan. If not, it is reaped now, or is looked at again.</returns>
    public bool ReapIfOrphan(int pid)
    {
        lock (_gate)
        {
            if (_leaders.TryGetValue(pid, out var leader))
                return AwaitReaped(leader);

            if (_abandoned.Contains(pid))
                return ReapAbandoned(pid);

            // No child of the thread that gets the orphans: it may be on the way to be registered.
            if (_birthsUnderWay > 0 && !_orphans.Read().Contains(pid))
                return AwaitBirth(pid);

            return TryWait(pid, Libc.WEXITED | Libc.WNOHANG) is true;
        }
    }

    /// <summary>Blocks until a birth is over that was not when <see cref="Births"/> was <paramref name="seen"/>.</summary>
    public void AwaitBirthAfter(long seen)
    {
        lock (_gate)
            while (_births == seen)
                Monitor.Wait(_gate);
    }

    /// <summary>The agent's children that are no leaders, exactly: none can be missed while nothing is reaped.</summary>
    public List<int> Orphans()
    {
        lock (_gate)
            return _orphans.Read().FindAll(pid => !_leaders.ContainsKey(pid));
    }

    private bool AwaitReaped(ChildLeader leader)
    {
        while (_leaders.TryGetValue(leader.Pid, out var present) && present == leader)
            Monitor.Wait(_gate);

        return false;
    }

    private bool ReapAbandoned(int pid)
    {
        if (TryWait(pid, Libc.WEXITED | Libc.WNOHANG) is true) _abandoned.Remove(pid);
        return false;
    }

    private bool AwaitBirth(int pid)
    {
        // One that was abandoned and reaped is nobody's any more, whatever births go on beside it.
        while (_birthsUnderWay > 0 && !_leaders.ContainsKey(pid) && TryWait(pid, Libc.WEXITED | Libc.WNOHANG | Libc.WNOWAIT) is true)
            Monitor.Wait(_gate);

        return false;
    }

    /// <returns>Whether the child had ended; <see langword="null"/> if there is no such child.</returns>
    private static bool? TryWait(int pid, int options)
    {
        ChildState state = default;

        while (Libc.WaitId(Libc.P_PID, pid, &state, options, usage: null) != 0)
        {
            // ECHILD: posix_spawn itself has waited for a child whose exec failed.
            var errno = Marshal.GetLastPInvokeError();
            if (errno == Errno.ECHILD) return null;
            if (errno != Errno.EINTR) throw new SystemCallException($"waitid({pid})", errno);
        }

        return state.Pid != 0;
    }
}
