namespace Agent.Web.Hosting;

/// <summary>Says something to whoever started the agent.</summary>
internal static class Announcement
{
    public static async Task SayAsync(this TextWriter console, string line)
    {
        try
        {
            await console.WriteLineAsync(line);
        }
        // A disk is full, or the stream is not open for writing: the agent has work to do all the same.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
