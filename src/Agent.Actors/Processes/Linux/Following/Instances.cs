using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The instances of which something may still live, by what a process may show of them.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Instances
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Instance> _byNumber = [];
    private readonly Dictionary<string, Instance> _byMark = [];
    private readonly Dictionary<FileIdentity, List<Instance>> _bySpool = [];
    private readonly HashSet<string> _beingBorn = [];

    /// <summary>
    /// To be told before the spawn: processes may bear the mark, and have left for other sessions, before the instance
    /// is known. They are not those of another one that writes to the same file.
    /// </summary>
    public void Expect(string mark)
    {
        lock (_gate)
            _beingBorn.Add(mark);
    }

    /// <summary>It is known now, or was not born.</summary>
    public void ExpectNoMore(string mark)
    {
        lock (_gate)
            _beingBorn.Remove(mark);
    }

    public bool IsBeingBorn(string? mark)
    {
        lock (_gate)
            return mark is not null && _beingBorn.Contains(mark);
    }

    // An older instance may have had the number: that it is new again shows that nothing of that group is left.
    public void Add(Instance instance)
    {
        lock (_gate)
        {
            if (instance.Leader is { } leader) _byNumber[leader.Pid] = instance;
            if (instance.Mark is { } mark) _byMark[mark] = instance;
            foreach (var spool in instance.Spools) Writers(spool).Add(instance);
        }
    }

    public void Remove(Instance instance)
    {
        lock (_gate)
        {
            if (instance.Leader is { } leader) RemoveIfSame(_byNumber, leader.Pid, instance);
            if (instance.Mark is { } mark) RemoveIfSame(_byMark, mark, instance);
            foreach (var spool in instance.Spools) RemoveWriter(spool, instance);
        }
    }

    /// <summary>By the number of a group or session, as long as that is still the instance's.</summary>
    public Instance? ByNumber(int number)
    {
        lock (_gate)
            return _byNumber.TryGetValue(number, out var instance) && instance.Group.HoldsNumber ? instance : null;
    }

    public Instance? ByMark(string mark)
    {
        lock (_gate)
            return _byMark.GetValueOrDefault(mark);
    }

    /// <summary>Only if no other instance writes to the same file.</summary>
    public Instance? BySpool(FileIdentity spool)
    {
        lock (_gate)
            return _bySpool.TryGetValue(spool, out var writers) && writers is [var only] ? only : null;
    }

    private List<Instance> Writers(FileIdentity spool) =>
        _bySpool.TryGetValue(spool, out var writers) ? writers : _bySpool[spool] = [];

    private void RemoveWriter(FileIdentity spool, Instance instance)
    {
        var writers = Writers(spool);
        writers.Remove(instance);
        if (writers.Count == 0) _bySpool.Remove(spool);
    }

    private static void RemoveIfSame<TKey>(Dictionary<TKey, Instance> map, TKey key, Instance instance)
        where TKey : notnull
    {
        if (map.TryGetValue(key, out var present) && present == instance)
            map.Remove(key);
    }
}
