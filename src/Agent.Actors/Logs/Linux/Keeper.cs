using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>Keeps the segments within their bounds and compresses old ones, one look after another, with low priority.</summary>
/// <remarks>The newest segment of a service is the copying's: it is never touched here.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class Keeper
{
    private const int Nice = 15;

    /// <summary>A timer takes no more than 49 days.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(30);

    private readonly LogFolders _folders;
    private readonly LogsOptions _options;
    private readonly TimeProvider _time;
    private readonly Recurrences _recurrences;
    private readonly DiskQueue _work = new("log keeper", Nice);
    private readonly ITimer _nextDue;
    private int _isDue;
    private volatile bool _isClosing;
    private volatile bool _isHurried;

    public Keeper(LogFolders folders, LogsOptions options, TimeProvider time, Action<string> warn)
    {
        (_folders, _options, _time, _recurrences) = (folders, options, time, new Recurrences(warn));
        _nextDue = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Any thread may say that something has changed.</summary>
    public void Look()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0) _work.Add(LookNow);
    }

    public Task DeleteForgotten()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _isHurried = true; // somebody waits for it: what is being compressed is left for the next look
        _work.Add(() =>
        {
            _isHurried = false;
            Try("delete what is forgotten", _folders.DeleteForgotten);
            done.SetResult();
        });
        Look();
        return done.Task;
    }

    /// <summary>What is being compressed is left for the next time.</summary>
    public Task CloseAsync()
    {
        _isClosing = true;
        _nextDue.Dispose();
        return _work.CloseAsync();
    }

    private void LookNow()
    {
        Volatile.Write(ref _isDue, 0);

        foreach (var service in _folders.Logs.Services())
            Try($"tidy the log of {service}", () => Tidy(service));

        Try("delete the logs of deleted services", DropDeleted);
        Try("keep the logs within their bounds", Trim);
        if (_options.Compress && !_isClosing) Try("compress old logs", CompressNext);
    }

    private void Tidy(ServiceId service)
    {
        using var folder = _folders.Logs.TryBelow(service);
        if (folder is null) return;

        Compression.CleanUp(folder);
        foreach (var old in SegmentList.In(folder, service).SkipLast(_options.Segments)) folder.Delete(old.File);
    }

    private void DropDeleted()
    {
        var now = _time.GetUtcNow();
        var due = _folders.Deleted.All().ToLookup(log => log.Size == 0 || log.At + _options.KeepDeleted <= now);

        foreach (var log in due[true]) _folders.Deleted.Delete(log);
        if (due[false].FirstOrDefault() is { } next) Await(next.At + _options.KeepDeleted);
    }

    private void Await(DateTimeOffset due)
    {
        var wait = due - _time.GetUtcNow();
        _nextDue.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, s_longestWait.Ticks)), Timeout.InfiniteTimeSpan);

        // The clock may have jumped before the timer was set.
        if (due <= _time.GetUtcNow()) Look();
    }

    private void Trim()
    {
        var segments = SegmentList.Of(_folders.Logs);
        var deleted = _folders.Deleted.All();

        var excess = segments.Sum(segment => segment.Size) + deleted.Sum(log => log.Size) - _options.TotalSize;
        Trim(segments, Trim(deleted, excess));
    }

    /// <returns>What is too much still.</returns>
    private long Trim(IReadOnlyList<DeletedLog> deleted, long excess)
    {
        foreach (var log in deleted)
        {
            if (excess <= 0) return excess;
            _folders.Deleted.Delete(log);
            excess -= log.Size;
        }

        return excess;
    }

    private void Trim(List<KeptSegment> all, long excess)
    {
        foreach (var segment in all.Where(segment => !segment.IsNewest).OrderBy(segment => segment.Modified))
        {
            if (excess <= 0) return;
            Delete(segment);
            excess -= segment.Size;
        }
    }

    private void Delete(KeptSegment segment)
    {
        using var folder = _folders.Logs.TryBelow(segment.Service);
        folder?.Delete(segment.File);
    }

    // One, and then the bounds are looked at again: a flood may have gone on meanwhile.
    private void CompressNext()
    {
        foreach (var old in SegmentList.Of(_folders.Logs).Where(segment => segment is { IsNewest: false, IsCompressed: false }))
            if (TryCompress(old))
            {
                Look();
                return;
            }
    }

    private bool TryCompress(KeptSegment old)
    {
        var isDone = false;

        Try($"compress {old.File} of {old.Service}", () =>
        {
            using var folder = _folders.Logs.TryBelow(old.Service);
            isDone = folder is not null && Compression.TryCompress(folder, old.File, () => _isClosing || _isHurried);
        });

        return isDone;
    }

    private void Try(string attempt, Action work) =>
        _recurrences.Try(attempt, work, "It is tried again when the next segment is begun.");
}
