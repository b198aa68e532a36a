namespace Agent.Actors.Tests.Processes;

/// <summary>Runs only where <c>CHAOS=1</c> asks for it, because it takes long.</summary>
public sealed class ChaosFactAttribute : FactAttribute
{
    public ChaosFactAttribute()
    {
        if (!IsWanted)
            Skip = "Set CHAOS=1: it takes a minute.";
    }

    internal static bool IsWanted { get; } = Environment.GetEnvironmentVariable("CHAOS") == "1";
}
