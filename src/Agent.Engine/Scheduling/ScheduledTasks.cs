namespace Akka.Actor;

/// <summary>A binary heap whose members know their place, so that each can be taken out when it is cancelled.</summary>
internal sealed class ScheduledTasks
{
    private readonly List<ScheduledTask> _heap = [];

    public ScheduledTask? Earliest => _heap.Count > 0 ? _heap[0] : null;

    public void Add(ScheduledTask task)
    {
        _heap.Add(task);
        task.Index = _heap.Count - 1;
        Rise(task);
    }

    public void Remove(ScheduledTask task)
    {
        var hole = task.Index;
        if (hole < 0) return;

        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        task.Index = -1;
        if (ReferenceEquals(last, task)) return;

        Put(last, hole);
        Rise(last);
        Sink(last);
    }

    public void Clear()
    {
        foreach (var task in _heap) task.Index = -1;

        _heap.Clear();
    }

    private void Rise(ScheduledTask task)
    {
        while (task.Index > 0 && task.IsBefore(_heap[(task.Index - 1) / 2])) Swap(task, _heap[(task.Index - 1) / 2]);
    }

    private void Sink(ScheduledTask task)
    {
        while (EarlierChild(task.Index) is { } child && child.IsBefore(task)) Swap(child, task);
    }

    private ScheduledTask? EarlierChild(int index)
    {
        var left = (2 * index) + 1;
        if (left >= _heap.Count) return null;

        var right = left + 1;
        return right < _heap.Count && _heap[right].IsBefore(_heap[left]) ? _heap[right] : _heap[left];
    }

    private void Swap(ScheduledTask one, ScheduledTask other)
    {
        var (first, second) = (one.Index, other.Index);
        Put(one, second);
        Put(other, first);
    }

    private void Put(ScheduledTask task, int index)
    {
        _heap[index] = task;
        task.Index = index;
    }
}
