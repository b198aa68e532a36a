namespace Agent.Actors.Logs.Reading;

/// <summary>One line that a service wrote, put together of its parts. Valid until the next is read.</summary>
public readonly ref struct LogLine
{
    /// <summary>When the line was complete, <c>2026-11-22T08:00:00.000000000Z</c>.</summary>
    public required ReadOnlySpan<byte> Stamp { get; init; }

    public required LogStream Stream { get; init; }

    /// <summary>The bytes that the service wrote, without the newline. Whether they are UTF-8 is the service's business.</summary>
    public required ReadOnlySpan<byte> Text { get; init; }

    /// <summary>The line is longer than <see cref="LogReading.LongestText"/> and goes on in the next one of the same stream.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>Behind the line: whoever goes on from here gets what follows, without gap or double.</summary>
    public required LogPosition Position { get; init; }
}
