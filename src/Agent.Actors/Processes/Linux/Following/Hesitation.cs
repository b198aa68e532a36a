namespace Agent.Actors.Processes.Linux;

/// <summary>Since when it could not be told whose some processes are.</summary>
/// <remarks>
/// Between two programs and about to end a process is for a moment, as a rule. One that waits there for a dead file server, or
/// for one that its user has made for that, must not keep services from being empty for as long as that takes.
/// </remarks>
internal sealed class Hesitation(TimeProvider time)
{
    private const int Most = 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, (long Started, long Since)> _undecided = [];

    /// <summary>Whether it has been waited for it long enough.</summary>
    public bool IsOver(ProcessStat stat)
    {
        if (_undecided.TryGetValue(stat.Pid, out var known) && known.Started == stat.Started)
            return time.GetElapsedTime(known.Since) >= s_patience;

        if (_undecided.Count >= Most) _undecided.Clear(); // most of them have long been gone: the others wait once more
        _undecided[stat.Pid] = (stat.Started, time.GetTimestamp());
        return false;
    }

    public void Forget(ProcessStat stat) => _undecided.Remove(stat.Pid);
}
