namespace Agent.Actors.Tests.Processes;

/// <summary>Catches a hang. No test that passes ever waits for so long.</summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);
}
