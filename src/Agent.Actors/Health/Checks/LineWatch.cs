using Agent.Actors.Logs;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Checks;

/// <summary>Waits for a line that an instance writes. It sleeps until its service's log grows.</summary>
internal sealed class LineWatch(IServiceLogs output, ServiceLogs logs, LogNews news, TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly LineTurns _turns = new(time);

    /// <inheritdoc cref="HealthRuntime.MarkLogAsync"/>
    public async Task<LogPosition?> MarkAsync(ServiceId service)
    {
        try
        {
            // What the instance before has written may still be on its way to the log. While another instance runs there may be no end to it.
            await output.CatchUpAsync(service).WaitAsync(s_patience, time);
            return await logs.EndAsync(service, CancellationToken.None);
        }
        catch (Exception e) when (e is TimeoutException or IOException or InvalidDataException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="IChecks.AwaitLineAsync"/>
    public async Task AwaitAsync(HealthSubject subject, ProbeCheck.LogLine check, CancellationToken cancellation)
    {
        if (!LogPattern.TryParse(check.Pattern, out var pattern, out var mistake)) throw new InvalidDataException($"'{check.Pattern}' {mistake}");

        using var listener = news.Listen(subject.Service);
        var query = new LogQuery { Behind = subject.LogBegin, Since = subject.Process.StartedAt, Stream = check.Stream, Follow = true };

        var place = _turns.Join();

        while (!await FindAsync(subject, query, reading => MatchesAsync(reading, pattern, place, cancellation), listener, cancellation))
            query = query with { Behind = default(LogPosition) }; // what came next was deleted: from the oldest line there is
    }

    /// <returns><see langword="false"/>: a part of the log has been deleted before it was read.</returns>
    private async Task<bool> FindAsync(HealthSubject subject, LogQuery query, Func<LogReading, Task<bool>> matches, LogListener listener, CancellationToken cancellation)
    {
        await using var reading = await logs.OpenAsync(subject.Service, query, cancellation);

        while (true)
        {
            var progress = await reading.AdvanceAsync(cancellation);

            if (progress is LogProgress.Deleted or LogProgress.Forgotten) return false;
            if (progress is LogProgress.More && await matches(reading)) return true;
            if (progress is LogProgress.End) await listener.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellation);
        }
    }

    private static async Task<bool> MatchesAsync(LogReading reading, LogPattern pattern, LineTurns.Place place, CancellationToken cancellation)
    {
        while (true)
            if (await place.TakeAsync(turn => Matches(reading, pattern, turn), cancellation) is { } matches)
                return matches;
    }

    /// <returns><see langword="null"/>: the turn is over, and there may be more lines.</returns>
    private static bool? Matches(LogReading reading, LogPattern pattern, LineTurns.Turn turn)
    {
        while (reading.TryRead(out var line))
        {
            if (pattern.Matches(line.Text)) return true;
            if (turn.IsOver) return null;
        }

        return false;
    }
}
