namespace Agent.Actors.Services;

/// <summary>Numbers for what is asked of the journal. None comes twice, so that no actor takes the answer to its predecessor for its own.</summary>
internal static class Tickets
{
    private static long s_last;

    public static long Next() => Interlocked.Increment(ref s_last);
}
