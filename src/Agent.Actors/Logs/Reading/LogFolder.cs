using Agent.Actors.Services;

namespace Agent.Actors.Logs.Reading;

/// <summary>The segments of one service's log, as they are at the moment of asking.</summary>
internal sealed class LogFolder(string dataDirectory, ServiceId service)
{
    private const int CompressedBlock = 1 << 16;

    private readonly string _path = Path.Combine(dataDirectory, "logs", service.ToString());

    /// <summary>Oldest first. None where the service has no log.</summary>
    public IReadOnlyList<LogSegment> Segments() =>
        [.. LogPlatform.Names(_path).Select(Parse).OfType<LogSegment>().GroupBy(segment => segment.Number, Best).OrderBy(segment => segment.Number)];

    public LogSegment? Find(long number) => Segments().FirstOrDefault(segment => segment.Number == number);

    /// <returns>The segment's bytes before compression, or <see langword="null"/> if there is no such segment any more.</returns>
    public Stream? Open(long number)
    {
        // Compressed, or deleted, since it was found: looking again tells.
        while (Find(number) is { } segment)
            if (TryOpen(segment) is { } stream)
                return stream;

        return null;
    }

    private static LogSegment? Parse(string name) => LogSegment.TryParse(name, out var segment) ? segment : null;

    // For a moment there are both.
    private static LogSegment Best(long number, IEnumerable<LogSegment> copies) => copies.MinBy(copy => copy.IsCompressed)!;

    private Stream? TryOpen(LogSegment segment)
    {
        var file = LogPlatform.TryOpen(_path, segment.Name, segment.IsCompressed ? CompressedBlock : 0);
        return file is not null && segment.IsCompressed ? new CompressedSegment(file, Path.Combine(_path, segment.Name)) : file;
    }
}
