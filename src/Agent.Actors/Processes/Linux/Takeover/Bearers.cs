using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The living processes that carry marks of which nothing else is known.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Bearers(IReadOnlySet<string> marks)
{
    private readonly Dictionary<string, List<ProcessStat>> _byMark = [];
    private List<int> _undecided = marks.Count == 0 ? [] : ProcFile.Numbers("/proc");

    /// <returns>Whether that was all: a process that is between two programs shows its mark a little later.</returns>
    public bool Look()
    {
        _undecided = _undecided.FindAll(pid => !IsDecided(pid));
        return _undecided.Count == 0;
    }

    /// <summary>Those with a mark, the likeliest leader first: it led a session from its first moment, and is the oldest.</summary>
    public IEnumerable<ProcessStat> Of(string mark)
    {
        var bearers = _byMark.GetValueOrDefault(mark, []);
        var numbers = bearers.Select(bearer => bearer.Pid).ToHashSet();

        return bearers
            .OrderByDescending(bearer => bearer.Session == bearer.Pid && !numbers.Contains(bearer.Parent))
            .ThenBy(bearer => bearer.Started)
            .ThenBy(bearer => bearer.Pid);
    }

    private bool IsDecided(int pid)
    {
        if (ProcessStat.TryRead(pid) is not { HasEnded: false, IsKernelThread: false } stat || pid == Environment.ProcessId) return true;
        if (!new Evidence(pid).TryMark(out var mark)) return false;

        if (mark is not null && marks.Contains(mark)) Note(mark, stat);
        return true;
    }

    private void Note(string mark, ProcessStat bearer)
    {
        if (!_byMark.TryGetValue(mark, out var bearers)) _byMark[mark] = bearers = [];
        bearers.Add(bearer);
    }
}
