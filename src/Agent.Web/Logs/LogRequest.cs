using Agent.Actors.Logs.Reading;
using Agent.Web.Requests;

namespace Agent.Web.Logs;

/// <summary>What a caller wants of a log.</summary>
/// <param name="Format">What he named; <see langword="null"/> leaves it to <c>Accept</c>.</param>
internal sealed record LogRequest(LogQuery Query, NamedFormat? Format)
{
    private const int LongestTail = 1_000_000_000;

    public static LogRequest Read(HttpRequest request, DateTimeOffset now, Mistakes mistakes)
    {
        var query = new QueryReader(request.Query, mistakes);

        var read = new LogRequest(
            new LogQuery
            {
                Tail = query.Number("tail", LongestTail),
                Stream = query.Choice<LogStream>("stream"),
                Since = query.Time("since", now),
                Until = query.Time("until", now),
                Follow = query.Flag("follow") ?? false,
                Behind = ReadPosition(request.Headers[LogHeaders.LastEventId], mistakes),
            },
            query.Choice<NamedFormat>("format"));

        CheckTogether(read.Query, query);
        query.End();
        return read;
    }

    private static LogPosition? ReadPosition(string? text, Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (LogPosition.TryParse(text, out var position))
            return position;

        mistakes.Add(LogHeaders.LastEventId, Problems.ProblemKind.InvalidQuery, QueryTexts.BadPosition, LogHeaders.LastEventId);
        return null;
    }

    private static void CheckTogether(LogQuery query, QueryReader reader)
    {
        if (query.Follow && query.Until is not null)
            reader.Refuse("until", QueryTexts.FollowUntil);

        if (query.Since > query.Until)
            reader.Refuse("until", QueryTexts.UntilBeforeSince);
    }
}
