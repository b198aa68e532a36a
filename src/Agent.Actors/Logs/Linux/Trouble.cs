namespace Agent.Actors.Logs.Linux;

/// <summary>What files and disks may do to whoever works with them.</summary>
internal static class Trouble
{
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    public static void Try(Action work, Action<Exception> fail)
    {
        try
        {
            work();
        }
        catch (Exception e) when (Is(e))
        {
            fail(e);
        }
    }
}
