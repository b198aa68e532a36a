namespace Agent.Actors.Services;

/// <summary>What became of an instance that was awaited and did not become ready.</summary>
public enum NotReadyOutcome
{
    /// <summary>It runs on.</summary>
    GoesOn,

    /// <summary>It has ended. Whether it is started again is its restart policy's business.</summary>
    Ended,

    /// <summary>It was stopped. What it was to replace has not been touched.</summary>
    Withdrawn,

    /// <summary>It was stopped, and the last revision that was ready is started again.</summary>
    RolledBack,
}
