using System.Runtime.Versioning;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>Finds out from a service's segments how far its spools were copied, and cuts what an agent was killed over.</summary>
/// <param name="generation">Of the spools that are in use.</param>
[SupportedOSPlatform("linux")]
internal sealed class Recovery(ServiceId service, int generation, LogFolders folders, Action<string> warn)
{
    private const int BlockSize = 256 * 1024;

    /// <summary>So much is read at a time, in bytes: usually all. Then others have their turn.</summary>
    private const long MostAtOnce = 64 << 20;

    private static readonly LogStream[] s_streams = [LogStream.Output, LogStream.Error];

    private readonly SegmentSum _sum = new();
    private SegmentName? _newest;
    private bool _hasBegun;

    /// <returns>0 if it is no segment's name.</returns>
    public static int NumberOf(string text) =>
        SegmentName.TryParse(text, out var name) || SegmentName.TryParseCompressed(text, out name) ? name.Number : 0;

    public static int HighestNumber(Folder logs) => logs.Names().Select(NumberOf).DefaultIfEmpty(0).Max();

    /// <returns><see langword="null"/> if there is none, or only its compressed form.</returns>
    public static SegmentName? Newest(Folder logs)
    {
        var names = logs.Names().OrderBy(NumberOf).ThenByDescending(name => name.Length).ToList();
        return names.Count > 0 && SegmentName.TryParse(names[^1], out var newest) ? newest : null;
    }

    /// <summary>Reads a piece of what there is to be read.</summary>
    /// <returns>Whether that was all.</returns>
    public bool Advance()
    {
        using var logs = folders.Logs.Below(service);
        if (!_hasBegun) _newest = Newest(logs) is { } name && name.Generation == generation ? name : null;

        _hasBegun = true;
        return _newest is null || Sum(logs, _newest.Value);
    }

    /// <summary>What was found, when all has been read.</summary>
    public Recovered Result()
    {
        using var spools = folders.Spools.Below(service);
        SpoolGeneration.DeleteOlder(spools, generation);

        var found = _newest is { } name ? Copied(name) : new Recovered { Size = 0 };
        foreach (var stream in s_streams) found = Checked(found, stream, spools);
        return found;
    }

    private bool Sum(Folder logs, SegmentName name)
    {
        using var file = logs.TryOpen(name.ToString()) ?? throw new IOException($"{logs.PathOf(name.ToString())} has vanished");
        if (!Sum(file)) return false;

        if (file.Status().Size > _sum.End) file.Cut(_sum.End);
        if (_sum.Foreign > 0) warn($"{logs.PathOf(name.ToString())} has {_sum.Foreign} lines that the agent did not write. They stay.");
        return true;
    }

    private bool Sum(Descriptor file)
    {
        var block = new byte[BlockSize];

        for (var end = _sum.Position + MostAtOnce; _sum.Position < end;)
        {
            _sum.Skip(file.FirstData(_sum.Position) - _sum.Position);
            if (_sum.Add(block.AsSpan(0, file.Read(block, _sum.Position))) == 0) return true;
        }

        return false;
    }

    private Recovered Copied(SegmentName name) => new()
    {
        Segment = name,
        Size = _sum.End,
        Began = _sum.Began,
        Offsets = (name.Output + _sum.Copied(LogStream.Output), name.Error + _sum.Copied(LogStream.Error)),
    };

    private Recovered Checked(Recovered found, LogStream stream, Folder spools)
    {
        var name = Spool.Name(stream, generation);
        using var file = spools.TryOpen(name);
        var copied = found.Offset(stream);
        var (size, head) = file is null ? (0, 0) : (file.Status().Size, file.FirstData(0));

        // A power failure may take the end of a spool whose copy it spares; what is left of it was copied.
        var next = copied > size ? size : file?.FirstData(copied) ?? 0;
        if (next == copied) return found.With(stream, next, head);

        warn($"{spools.PathOf(name)} and its log do not match: {copied} bytes were copied, {size} are there, of which {head} were given back to the disk. Copying goes on at {next}.");
        return found.With(stream, next, head) with { IsCorrected = true };
    }
}
