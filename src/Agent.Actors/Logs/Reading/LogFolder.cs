using Agent.Actors.Services;

namespace Agent.Actors.Logs.Reading;

/// <summary>The segments of one service's log, as they are at the moment of asking.</summary>
internal sealed class LogFolder(string dataDirectory, ServiceId service)
{
    private readonly string _path = Path.Combine(dataDirectory, "logs", service.ToString());

    /// <summary>Oldest first. None where the service has no log.</summary>
    public IReadOnlyList<LogSegment> Segments()
    {
        try
        {
            return [.. Directory.EnumerateFiles(_path).Select(Parse).OfType<LogSegment>().GroupBy(segment => segment.Number, Best).OrderBy(segment => segment.Number)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public LogSegment? Find(long number) => Segments().FirstOrDefault(segment => segment.Number == number);

    /// <returns>The segment's bytes before compression, or <see langword="null"/> if there is no such segment any more.</returns>
    public Stream? Open(long number)
    {
        while (Find(number) is { } segment)
        {
            try
            {
                return segment.IsCompressed ? new CompressedSegment(OpenFile(segment), segment.Path) : OpenFile(segment);
            }
            // Compressed, or deleted, since it was found: looking again tells.
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
            }
        }

        return null;
    }

    private static LogSegment? Parse(string path) => LogSegment.TryParse(path, out var segment) ? segment : null;

    // For a moment there are both.
    private static LogSegment Best(long number, IEnumerable<LogSegment> copies) => copies.MinBy(copy => copy.IsCompressed)!;

    // FileShare.Read would be a lock (flock(2)) that the writer could run into.
    private static FileStream OpenFile(LogSegment segment) => new(
        segment.Path,
        new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous, BufferSize = segment.IsCompressed ? 1 << 16 : 0 });
}
