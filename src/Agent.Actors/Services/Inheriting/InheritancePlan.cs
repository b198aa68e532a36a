namespace Agent.Actors.Services.Inheriting;

/// <summary>What an agent does about a service that another one has left.</summary>
internal enum InheritancePlan
{
    /// <summary>It is as it should be.</summary>
    LeaveAlone,

    /// <summary>It runs, and is to.</summary>
    TakeOver,

    /// <summary>It is wanted, and nothing of it is left.</summary>
    Start,

    /// <summary>Something of it is left that is to go.</summary>
    Stop,

    /// <summary>The same, and it is wanted: it was being replaced, or stopped for the end of the agent.</summary>
    StopThenStart,

    /// <summary>It has ended by itself, or was unhealthy: its restart policy decides when nothing of it is left.</summary>
    StopThenJudge,
}
