using System.Runtime.Versioning;
using Agent.Actors.Logs.Segments;

namespace Agent.Actors.Logs.Linux;

/// <summary>The file of a log that is written to.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Segment(SegmentName name, long size, long began) : IDisposable
{
    private Descriptor? _file;

    public SegmentName Name => name;

    public long Size { get; private set; } = size;

    /// <summary>By <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Began => began;

    public Descriptor? File => _file;

    /// <summary>It is in its directory for good when this returns.</summary>
    public static Segment Create(Folder folder, SegmentName name, long began)
    {
        folder.Create(name.ToString()).Dispose();

        try
        {
            folder.Sync();
        }
        catch (IOException)
        {
            folder.Delete(name.ToString()); // its name would tell the next agent what this one does not go by
            throw;
        }

        return new Segment(name, 0, began);
    }

    /// <returns>Whether it is there, with all that was written to it.</returns>
    public bool TryOpen(Folder folder)
    {
        _file ??= TryFind(folder);
        if (_file is null) return false;

        var status = _file.Status();
        if (status.Size > Size) _file.Cut(Size); // left by a write that failed, when cutting it back failed too
        return status.Links > 0 && status.Size >= Size;
    }

    /// <summary>All or nothing.</summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        try
        {
            _file!.Write(lines);
            Size += lines.Length;
        }
        catch (IOException)
        {
            _file!.Cut(Size);
            throw;
        }
    }

    /// <summary>What was written is on the disk when this returns.</summary>
    public void Sync(Folder folder)
    {
        using var file = TryFind(folder);
        file?.SyncData();
    }

    private Descriptor? TryFind(Folder folder)
    {
        try
        {
            return folder.TryOpen(name.ToString());
        }
        catch (NoFileException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
