using Agent.Actors.Services;

namespace Agent.Actors.Logs.Reading;

/// <summary>The logs of all services, to be read: <c>DATA/logs/ID</c>.</summary>
public sealed class ServiceLogs(string dataDirectory)
{
    /// <summary>Whether a log, or a part of it, cannot be read.</summary>
    public static bool IsUnreadable(Exception failure) => failure is IOException or InvalidDataException or UnauthorizedAccessException;

    /// <summary>Finds the beginning of what is wanted. A service that has not written anything has an empty log.</summary>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public async Task<LogReading> OpenAsync(ServiceId service, LogQuery query, CancellationToken cancellation)
    {
        var folder = new LogFolder(dataDirectory, service);
        var filter = new LogFilter(query);
        var segments = folder.Segments();
        var end = await EndOfAsync(folder, segments, cancellation);

        var start = await new StartSearch(folder, filter, segments, end).FindAsync(query, cancellation);

        return new LogReading(folder, filter, start, query.Follow ? null : end);
    }

    /// <summary>Where the log ends: behind its last whole line.</summary>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public async Task<LogPosition> EndAsync(ServiceId service, CancellationToken cancellation)
    {
        var folder = new LogFolder(dataDirectory, service);
        return await EndOfAsync(folder, folder.Segments(), cancellation);
    }

    private static async Task<LogPosition> EndOfAsync(LogFolder folder, IReadOnlyList<LogSegment> segments, CancellationToken cancellation) =>
        segments.Count == 0 ? default : await LogEnd.OfAsync(folder, segments[^1], cancellation);
}
