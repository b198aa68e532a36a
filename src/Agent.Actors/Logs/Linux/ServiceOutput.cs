using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.KillPoints;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>
/// Copies what one service writes, from its spools to its log. Used by one thread at a time; only <see cref="Paths"/> and
/// <see cref="Lag"/> are for any.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ServiceOutput : IDisposable
{
    /// <summary>Copied output is given back to the disk in such steps, in bytes: while it flows, and while it pauses.</summary>
    private const long StepInFlow = 1 << 20, StepInPause = 64 << 10;

    private readonly Spool[] _spools = [new(LogStream.Output), new(LogStream.Error)];
    private readonly LogFolders _folders;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly SparingWarnings _warnings;
    private readonly SegmentWriter _log;
    private volatile int _generation;
    private Recovery? _recovery;
    private bool _isRecovered;
    private Folder? _spoolFolder;

    public ServiceOutput(ServiceId service, LogFolders folders, LogsOptions options, TimeProvider time, Action<string> warn)
    {
        (Service, _folders, _time, _warn) = (service, folders, time, warn);
        _warnings = new SparingWarnings(time, warn);
        _log = new SegmentWriter(service, folders.Logs, options, time, _warnings);
        _generation = SpoolGeneration.Of(service, folders);
    }

    public ServiceId Service { get; }

    public string SpoolFolder => _folders.Spools.PathOf(Service);

    public SpoolPaths Paths
    {
        get
        {
            var generation = _generation;
            return new SpoolPaths(generation, PathOf(LogStream.Output, generation), PathOf(LogStream.Error, generation));
        }
    }

    public bool IsOpen => _spoolFolder is not null;

    /// <summary>There will be nothing to copy any more.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>How much was copied of the present spools, in bytes.</summary>
    public long Copied => _spools.Sum(spool => spool.Offset);

    /// <inheritdoc cref="SegmentWriter.AgesIn"/>
    public TimeSpan? AgesIn => _log.AgesIn;

    /// <summary>Bytes that are not copied yet.</summary>
    public long Lag()
    {
        using var folder = _folders.Spools.TryBelow(Service);
        return folder is null ? 0 : _spools.Sum(spool => Math.Max(0, spool.SizeOf(folder, _generation) - spool.Offset));
    }

    public void MakeFolder() => _folders.Spools.Below(Service).Dispose();

    /// <summary>Copies a bounded piece of each stream.</summary>
    /// <param name="buffers">Of the thread that copies.</param>
    public CopyResult Copy(CopyBuffers buffers)
    {
        if (!_isRecovered) return CopyResult.NeedsRecovery;

        Open();
        return (CopyResult)_spools.Max(spool => (int)Copy(spool, buffers));
    }

    /// <summary>Whether something came while nobody looked.</summary>
    public bool HasNews()
    {
        using var folder = _folders.Spools.Below(Service);
        return _spools.Any(spool => spool.HasNews(folder, _generation));
    }

    /// <summary>Work for another thread that gives back what was copied.</summary>
    public IReadOnlyList<Action> Reclaim(bool isPausing)
    {
        var worth = _spools.Where(spool => spool.IsWorthReclaiming(isPausing ? StepInPause : StepInFlow)).ToList();
        return worth.Count > 0 && _log.TryFile() is { } segment ? [.. worth.Select(spool => spool.Reclaim(segment))] : [];
    }

    /// <summary>Ends lines that nobody will go on with. Only when nothing of the service runs.</summary>
    public void EndLines()
    {
        using var folder = _folders.Spools.Below(Service);
        foreach (var spool in _spools) spool.EndLine(folder, _generation);
    }

    /// <summary>Finds out how far was copied, a piece at a time. Slow: it reads a whole segment.</summary>
    public void Recover()
    {
        // After trouble from the beginning: what was in the way may have been removed.
        var recovery = Interlocked.Exchange(ref _recovery, null) ?? new Recovery(Service, _generation, _folders, _warn);
        if (recovery.Advance()) Resume(recovery.Result());
        else _recovery = recovery;
    }

    /// <summary>Slow: it waits for the disk.</summary>
    public void BeginSegment() => BeginSegment(_generation, _spools[0].Offset, _spools[1].Offset);

    /// <summary>New spools, when all of the old ones is copied and nothing of the service runs. Slow: it waits for the disk.</summary>
    public void BeginGeneration()
    {
        BeginSegment(_generation + 1, 0, 0);
        foreach (var spool in _spools) spool.Restart(0);

        var old = _generation++;
        using var folder = _folders.Spools.Below(Service);
        foreach (var spool in _spools) folder.Delete(spool.Name(old));
    }

    /// <summary>Closes all files. They are opened again when they are needed.</summary>
    public void Dispose()
    {
        foreach (var spool in _spools) spool.Dispose();
        _log.Dispose();
        _spoolFolder?.Dispose();
        _spoolFolder = null;
    }

    private void Resume(Recovered found)
    {
        _log.Resume(found);
        foreach (var spool in _spools) spool.Restart(found.Offset(spool.Stream), found.Reclaimed(spool.Stream));
        if (found.IsCorrected) BeginSegment();

        _isRecovered = true;
    }

    private void Open()
    {
        if (_spoolFolder is { IsInPlace: false }) Dispose();

        _spoolFolder ??= _folders.Spools.Below(Service);
        foreach (var spool in _spools) spool.Open(_spoolFolder, _generation);
    }

    private CopyResult Copy(Spool spool, CopyBuffers buffers)
    {
        var read = spool.Read(buffers.Text);

        if (read == 0) return spool.IsCutShort ? StartAnew(spool) : CopyResult.Nothing;
        if (spool.IsWrittenAnew) return StartAnew(spool);
        if (buffers.Text[0] == 0 && spool.TryFindHole(out var end)) return PassOver(spool, end);
        return Copy(spool, buffers, read);
    }

    private CopyResult Copy(Spool spool, CopyBuffers buffers, int read)
    {
        if (!_log.TryOpen()) return CopyResult.NeedsSegment;

        var stamped = buffers.Stamp(read, _time.GetUtcNow(), spool.Stream);
        if (stamped.Written > 0) _log.Append(buffers.Log(stamped));
        KillPoint.Reach(KillPointName.AfterSegmentWritten);

        spool.Take(stamped.Taken, waiting: stamped.IsFull ? 0 : read - stamped.Taken);
        return stamped.IsFull || read == buffers.Text.Length ? CopyResult.More : CopyResult.Some;
    }

    private CopyResult StartAnew(Spool spool)
    {
        _warnings.Say($"cut {spool.Stream}", $"{PathOf(spool.Stream, _generation)} was cut, removed or replaced: {spool.Offset} bytes of it had been copied to the log. What is in it now is copied from its beginning.");
        return GoOn(spool, 0);
    }

    // A service that appends makes none: somebody has set the size of the file.
    private CopyResult PassOver(Spool spool, long end)
    {
        _warnings.Say($"hole {spool.Stream}", $"{PathOf(spool.Stream, _generation)} has a hole of {end - spool.Offset} bytes. The log of {Service} goes on behind it.");
        return GoOn(spool, end);
    }

    private CopyResult GoOn(Spool spool, long offset)
    {
        spool.Restart(offset);
        _log.Leave();
        return CopyResult.NeedsSegment;
    }

    private void BeginSegment(int generation, long output, long error)
    {
        _log.Begin(generation, output, error);
        foreach (var spool in _spools) spool.ReclaimAgain();
    }

    private string PathOf(LogStream stream, int generation) => Path.Combine(SpoolFolder, Spool.Name(stream, generation));
}
