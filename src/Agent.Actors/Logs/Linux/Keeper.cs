using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>Keeps the segments within their bounds and compresses old ones, one look after another, with low priority.</summary>
/// <remarks>The newest segment of a service is the copying's: it is never touched here.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class Keeper(LogFolders folders, LogsOptions options, Action<string> warn)
{
    private const int Nice = 15;

    private readonly DiskQueue _work = new("log keeper", Nice);
    private int _isDue;
    private volatile bool _isClosing;

    /// <summary>Any thread may say that something has changed.</summary>
    public void Look()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0) _work.Add(LookNow);
    }

    public Task DeleteForgotten()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            Try("delete what is forgotten", folders.DeleteForgotten);
            done.SetResult();
        });
        return done.Task;
    }

    /// <summary>What is being compressed is left for the next time.</summary>
    public Task CloseAsync()
    {
        _isClosing = true;
        return _work.CloseAsync();
    }

    private void LookNow()
    {
        Volatile.Write(ref _isDue, 0);

        foreach (var service in LogFolders.ServicesIn(folders.Logs))
            Try($"tidy the log of {service}", () => Tidy(service));

        Try("list the logs", () => Trim(SegmentList.Of(folders.Logs)));
        if (options.Compress && !_isClosing) CompressNext();
    }

    private void Tidy(ServiceId service)
    {
        using var folder = folders.Logs.TryBelow(service.ToString());
        if (folder is null) return;

        Compression.CleanUp(folder);
        foreach (var old in SegmentList.In(folder, service).SkipLast(options.Segments)) folder.Delete(old.File);
    }

    private void Trim(List<KeptSegment> all)
    {
        var excess = all.Sum(segment => segment.Size) - options.TotalSize;

        foreach (var segment in all.Where(segment => !segment.IsNewest).OrderBy(segment => segment.Modified))
        {
            if (excess <= 0) return;
            Delete(segment);
            excess -= segment.Size;
        }
    }

    private void Delete(KeptSegment segment)
    {
        using var folder = folders.Logs.TryBelow(segment.Service.ToString());
        folder?.Delete(segment.File);
    }

    // One, and then the bounds are looked at again: a flood may have gone on meanwhile.
    private void CompressNext() => Try("compress a log", () =>
    {
        var next = SegmentList.Of(folders.Logs).FirstOrDefault(segment => segment is { IsNewest: false, IsCompressed: false });
        if (next is null) return;

        using var folder = folders.Logs.TryBelow(next.Service.ToString());
        if (folder is null) return;
        Compression.Compress(folder, next.File, () => _isClosing);
        Look();
    });

    private void Try(string attempt, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn($"Cannot {attempt}: {e.Message}. It is tried again when the next segment is begun.");
        }
    }
}
