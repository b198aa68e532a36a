namespace Agent.Actors.Configuration;

/// <summary>What becomes of the services when the agent ends.</summary>
public enum ServicesAtEnd
{
    /// <summary>They go on; the next agent takes them over.</summary>
    Leave,

    /// <summary>They are stopped; the next agent starts them again.</summary>
    Stop,
}
