using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.KillPoints;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>
/// Copies what one service writes. Used by one thread at a time; only <see cref="Paths"/> and <see cref="Lag"/> are for any.
/// </summary>
/// <remarks>
/// The segments are the only record of how far the spools were copied: a segment's name says where in the spools it
/// begins, and its lines add up. So whatever comes as a surprise (a file that was cut or removed) is answered with a new
/// segment whose name says where the copying goes on.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class ServiceOutput : IDisposable
{
    /// <summary>Copied output is given back to the disk in such steps, in bytes: while it flows, and while it pauses.</summary>
    private const long StepInFlow = 1 << 20, StepInPause = 64 << 10;

    private readonly Spool[] _spools = [new(LogStream.Output), new(LogStream.Error)];
    private readonly LogFolders _folders;
    private readonly LogsOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private volatile int _generation;
    private bool _isRecovered;
    private Segment? _segment;
    private Folder? _spoolFolder;
    private Folder? _logFolder;

    public ServiceOutput(ServiceId service, LogFolders folders, LogsOptions options, TimeProvider time, Action<string> warn)
    {
        (Service, _folders, _options, _time, _warn) = (service, folders, options, time, warn);
        _generation = Recovery.GenerationOf(service, folders);
    }

    public ServiceId Service { get; }

    public string SpoolFolder => _folders.Spools.PathOf(Service.ToString());

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

    /// <summary>Bytes that are not copied yet.</summary>
    public long Lag()
    {
        using var folder = _folders.Spools.TryBelow(Service.ToString());
        return folder is null ? 0 : _spools.Sum(spool => Math.Max(0, spool.SizeOf(folder, _generation) - spool.Offset));
    }

    public void MakeFolder() => _folders.Spools.Below(Service.ToString()).Dispose();

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
        using var folder = _folders.Spools.Below(Service.ToString());
        return _spools.Any(spool => spool.HasNews(folder, _generation));
    }

    /// <summary>Work for another thread that gives back what was copied.</summary>
    public IReadOnlyList<Action> Reclaim(bool isPausing)
    {
        var worth = _spools.Where(spool => spool.IsWorthReclaiming(isPausing ? StepInPause : StepInFlow)).ToList();
        if (worth.Count == 0 || _segment is null || _logFolder is null || !_segment.TryOpen(_logFolder)) return [];

        return [.. worth.Select(spool => spool.Reclaim(_segment.File!))];
    }

    /// <summary>Ends lines that nobody will go on with. Only when nothing of the service runs.</summary>
    public void EndLines()
    {
        using var folder = _folders.Spools.Below(Service.ToString());
        foreach (var spool in _spools) spool.EndLine(folder, _generation);
    }

    /// <summary>Finds out how far was copied. Slow: it reads a whole segment.</summary>
    public void Recover()
    {
        var found = Recovery.Recover(Service, _generation, _folders, _warn);

        _segment = found.Segment is { } name ? new Segment(name, found.Size, TimestampOf(found.Began)) : null;
        foreach (var spool in _spools) spool.Restart(found.Offset(spool.Stream), found.Reclaimed(spool.Stream));
        if (found.IsCorrected) BeginSegment();

        _isRecovered = true;
    }

    /// <summary>Slow: it waits for the disk.</summary>
    public void BeginSegment() => BeginSegment(_generation, _spools[0].Offset, _spools[1].Offset);

    /// <summary>New spools, when all of the old ones is copied and nothing of the service runs. Slow: it waits for the disk.</summary>
    public void BeginGeneration()
    {
        BeginSegment(_generation + 1, 0, 0);
        foreach (var spool in _spools) spool.Restart(0);

        var old = _generation++;
        using var folder = _folders.Spools.Below(Service.ToString());
        foreach (var spool in _spools) folder.Delete(spool.Name(old));
    }

    /// <summary>Closes all files. They are opened again when they are needed.</summary>
    public void Dispose()
    {
        foreach (var spool in _spools) spool.Dispose();
        _segment?.Dispose();
        _spoolFolder?.Dispose();
        _logFolder?.Dispose();
        _spoolFolder = _logFolder = null;
    }

    private void Open()
    {
        _spoolFolder ??= _folders.Spools.Below(Service.ToString());
        _logFolder ??= _folders.Logs.Below(Service.ToString());
        foreach (var spool in _spools) spool.Open(_spoolFolder, _generation);
    }

    private CopyResult Copy(Spool spool, CopyBuffers buffers)
    {
        var read = spool.Read(buffers.Text);

        if (read > 0) return Copy(spool, buffers, read);
        return spool.IsCutShort ? StartAnew(spool) : CopyResult.Nothing;
    }

    private CopyResult Copy(Spool spool, CopyBuffers buffers, int read)
    {
        if (!IsReady()) return CopyResult.NeedsSegment;

        var stamped = buffers.Stamp(read, _time.GetUtcNow(), spool.Stream);
        if (stamped.Written > 0) _segment!.Append(buffers.Log(stamped));
        KillPoint.Reach(KillPointName.AfterSegmentWritten);

        spool.Take(stamped.Taken, waiting: stamped.IsFull ? 0 : read - stamped.Taken);
        return stamped.IsFull || read == buffers.Text.Length ? CopyResult.More : CopyResult.Some;
    }

    private CopyResult StartAnew(Spool spool)
    {
        _warn($"{_folders.Spools.PathOf(Service.ToString())}/{spool.Name(_generation)} was cut or removed: {spool.Offset} bytes of it had been copied to the log. What is in it now is copied from its beginning.");
        spool.Restart(0);
        Replace();
        return CopyResult.NeedsSegment;
    }

    private bool IsReady()
    {
        if (_segment is null) return false;
        if (!_segment.TryOpen(_logFolder!)) return Lost(_segment);

        return _segment.Size == 0 || (_segment.Size < _options.SegmentSize && _time.GetElapsedTime(_segment.Began) < _options.SegmentAge);
    }

    private bool Lost(Segment segment)
    {
        _warn($"{_folders.Logs.PathOf(Service.ToString())}/{segment.Name} was cut or removed. The log of {Service} goes on in a new file.");
        Replace();
        return false;
    }

    private void Replace()
    {
        _segment?.Dispose();
        _segment = null;
    }

    // The old one first: the new one's name claims that everything before it is kept.
    private void BeginSegment(int generation, long output, long error)
    {
        using var folder = _folders.Logs.Below(Service.ToString());
        _segment?.Sync(folder);

        _folders.Logs.Sync();
        KillPoint.Reach(KillPointName.BeforeSegmentBegun);

        var name = new SegmentName(Recovery.HighestNumber(folder) + 1, generation, output, error);
        var next = Segment.Create(folder, name, _time.GetTimestamp());
        KillPoint.Reach(KillPointName.AfterSegmentBegun);

        Replace();
        _segment = next;
        foreach (var spool in _spools) spool.ReclaimAgain();
    }

    private long TimestampOf(DateTimeOffset? began)
    {
        var age = began is { } at && _time.GetUtcNow() - at is { Ticks: > 0 } past ? past : TimeSpan.Zero;
        return _time.GetTimestamp() - (long)(age.TotalSeconds * _time.TimestampFrequency);
    }

    private string PathOf(LogStream stream, int generation) => Path.Combine(SpoolFolder, Spool.Name(stream, generation));
}
