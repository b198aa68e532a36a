namespace Agent.Actors.Journal;

/// <summary>A moment as the journal keeps it: units of 100 ns since the beginning of 1970, UTC.</summary>
internal static class Instant
{
    public static long Of(DateTimeOffset at) => at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;

    public static DateTimeOffset Read(long units) => DateTimeOffset.UnixEpoch.AddTicks(units);
}
