using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.KillPoints;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>The log of one service, as it is written: one segment after another. Its files are open only while it is written to.</summary>
/// <remarks>
/// The segments are the only record of how far the spools were copied: a segment's name says where in the spools it
/// begins, and its lines add up. So whatever comes as a surprise (a file that was cut or removed) is answered with a new
/// segment whose name says where the copying goes on.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class SegmentWriter(ServiceId service, RootFolder logs, LogsOptions options, TimeProvider time, SparingWarnings warnings) : IDisposable
{
    private Folder? _folder;
    private Segment? _segment;
    private int _last;
    private bool _isLeft;

    /// <summary>Goes on with what an agent has left.</summary>
    public void Resume(Recovered found)
    {
        _segment = found.Segment is { } name ? new Segment(name, found.Size, TimestampOf(found.Began)) : null;
        _last = found.Segment?.Number ?? 0;
        _isLeft = found.IsCorrected;
    }

    /// <summary>Whether there is a segment that has room and is young enough. If not, a new one is to be begun.</summary>
    public bool TryOpen()
    {
        if (_folder is { IsInPlace: false }) Dispose();
        if (_segment is null || _isLeft) return false;

        _folder ??= logs.Below(service);
        return _segment.TryOpen(_folder) ? HasRoom(_segment) : Lose(_segment);
    }

    /// <summary>After <see cref="TryOpen"/>: all or nothing.</summary>
    public void Append(ReadOnlySpan<byte> lines) => _segment!.Append(lines);

    /// <returns>The segment that is written to, if there is one.</returns>
    public Descriptor? TryFile()
    {
        TryOpen();
        return _segment?.File;
    }

    /// <summary>In how long the present segment is too old; <see langword="null"/> if nothing is in it.</summary>
    public TimeSpan? AgesIn => _segment is { Size: > 0 } segment ? options.SegmentAge - time.GetElapsedTime(segment.Began) : null;

    /// <summary>Whatever comes next must not go into the present segment: something is not as its name and its lines say.</summary>
    public void Leave() => _isLeft = true;

    /// <summary>Begins the next segment. Slow: it waits for the disk.</summary>
    /// <param name="generation">Of the spools.</param>
    /// <param name="output">How far standard output was copied.</param>
    /// <param name="error">How far standard error was copied.</param>
    public void Begin(int generation, long output, long error)
    {
        using var folder = logs.Below(service);

        // The old one first: the new one's name claims that everything before it is kept.
        _segment?.Sync(folder);
        logs.Sync();
        KillPoint.Reach(KillPointName.BeforeSegmentBegun);

        var name = new SegmentName(Math.Max(Recovery.HighestNumber(folder), _last) + 1, generation, output, error);
        var next = Segment.Create(folder, name, time.GetTimestamp());
        KillPoint.Reach(KillPointName.AfterSegmentBegun);

        _segment?.Dispose();
        (_segment, _last, _isLeft) = (next, name.Number, false);
    }

    public void Dispose()
    {
        _segment?.Dispose();
        _folder?.Dispose();
        _folder = null;
    }

    private bool HasRoom(Segment segment) =>
        segment.Size == 0 || (segment.Size < options.SegmentSize && time.GetElapsedTime(segment.Began) < options.SegmentAge);

    private bool Lose(Segment segment)
    {
        warnings.Say("segment", $"{logs.PathOf(service)}/{segment.Name} was cut, removed or replaced. The log of {service} goes on in a new file.");
        segment.Dispose();
        _segment = null;
        return false;
    }

    private long TimestampOf(DateTimeOffset? began)
    {
        var age = began is { } at && time.GetUtcNow() - at is { Ticks: > 0 } past ? past : TimeSpan.Zero;
        return time.GetTimestamp() - (long)(age.TotalSeconds * time.TimestampFrequency);
    }
}
