using System.Runtime.Versioning;
using Agent.Actors.KillPoints;
using Agent.Actors.Logs.Segments;

namespace Agent.Actors.Logs.Linux;

/// <summary>One of the two files that a service appends to, and how far it was copied. Open only while there is something to copy.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Spool(LogStream stream) : IDisposable
{
    private const long Block = 4096;

    /// <summary>In bytes. Smaller holes are copied as the zeros that they read as.</summary>
    private const long LeastHole = 1 << 20;

    private long _offset;
    private long _seen;
    private long _reclaimed;
    private volatile bool _isReclaiming;
    private volatile bool _hasNoHead;
    private Descriptor? _file;

    public LogStream Stream => stream;

    /// <summary>How far it was copied, in bytes. Any thread may ask.</summary>
    public long Offset => Volatile.Read(ref _offset);

    /// <summary>Where the blocks end that hold nothing but copied output.</summary>
    private long Reclaimable => Offset / Block * Block;

    public static string Name(LogStream stream, int generation) => stream == LogStream.Error ? $"stderr.{generation}" : $"stdout.{generation}";

    public string Name(int generation) => Name(stream, generation);

    /// <summary>Goes on from <paramref name="offset"/>, wherever it was before.</summary>
    public void Restart(long offset, long reclaimed = 0)
    {
        Volatile.Write(ref _offset, offset);
        _seen = offset;
        _reclaimed = reclaimed;
        _isReclaiming = false;
        _hasNoHead = reclaimed > 0;
        Dispose();
    }

    public void Open(Folder folder, int generation) => _file ??= folder.TryOpen(Name(generation));

    /// <summary>Whether less is there than was copied: somebody cut or removed the file.</summary>
    public bool IsCutShort => (_file?.Status().Size ?? 0) < Offset;

    /// <summary>Whether its head, which was given back to the disk, is there again: somebody cut the file, and its service has filled it since.</summary>
    public bool IsWrittenAnew => _hasNoHead && _file!.FirstData(0) == 0;

    /// <returns>Whether what comes next is a hole that is too large to be copied.</returns>
    public bool TryFindHole(out long end)
    {
        end = _file!.FirstData(Offset);
        return end - Offset >= LeastHole;
    }

    /// <returns>How many bytes were read; 0 if nothing has come since the last time.</returns>
    public int Read(Span<byte> buffer)
    {
        var read = _file?.Read(buffer, Offset) ?? 0;
        if (Offset + read > _seen) return read;

        _seen = Offset + read;
        return 0;
    }

    /// <param name="taken">What was copied of what was read.</param>
    /// <param name="waiting">What was read and waits for the end of its line.</param>
    public void Take(int taken, int waiting)
    {
        Volatile.Write(ref _offset, Offset + taken);
        _seen = Offset + waiting;
    }

    public bool HasNews(Folder folder, int generation) => SizeOf(folder, generation) != _seen;

    public long SizeOf(Folder folder, int generation) =>
        folder.TryStatus(Name(generation)) is { } status && Descriptor.IsRegular(status) ? status.Size : 0;

    /// <summary>Ends a line that nobody will go on with.</summary>
    public void EndLine(Folder folder, int generation)
    {
        using var file = folder.TryOpen(Name(generation));
        if (file is null) return;

        // What is not copied yet was not given back to the disk either; where it is not known yet what was copied, a hole tells.
        var size = file.Status().Size;
        Span<byte> last = stackalloc byte[1];
        if (size <= Offset || file.FirstData(size - 1) == size || file.Read(last, size - 1) != 1 || last[0] == '\n') return;

        KillPoint.Reach(KillPointName.BeforeLineEnded);
        file.Write("\n"u8);
        KillPoint.Reach(KillPointName.AfterLineEnded);
    }

    /// <summary>Whether at least <paramref name="step"/> bytes can be given back to the disk.</summary>
    public bool IsWorthReclaiming(long step) => _file is not null && !_isReclaiming && Reclaimable - _reclaimed >= step;

    /// <returns>
    /// Work for another thread: it gives the copied head back to the disk, but not before <paramref name="segment"/>, where
    /// the copy is, is on the disk.
    /// </returns>
    public Action Reclaim(Descriptor segment)
    {
        var end = _reclaimed = Reclaimable;
        var (copy, original) = (segment.Duplicate(), _file!.Duplicate());
        _isReclaiming = true;
        return () => Reclaim(copy, original, end);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    // After a failure nothing is given back until the next segment: nobody knows what of this one reached the disk.
    private void Reclaim(Descriptor segment, Descriptor spool, long end)
    {
        using (segment)
        using (spool)
        {
            segment.SyncData();
            KillPoint.Reach(KillPointName.BeforePunch);
            _hasNoHead = spool.TryPunch(end) && spool.FirstData(0) > 0; // some file systems give back larger blocks only
            KillPoint.Reach(KillPointName.AfterPunch);
        }

        _isReclaiming = false;
    }

    public void ReclaimAgain() => _isReclaiming = false;
}
