namespace Agent.Actors.Health;

/// <summary>How far the finding out about an instance has come.</summary>
internal enum HealthStage
{
    /// <summary>Its startup probe has not succeeded yet.</summary>
    StartingUp,

    Watching,

    /// <summary>It is to end, or ends by itself: nothing is asked any more.</summary>
    Ending,

    /// <summary>It was found unhealthy: nothing is told any more.</summary>
    Over,
}
