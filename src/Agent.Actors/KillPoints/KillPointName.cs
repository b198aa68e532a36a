namespace Agent.Actors.KillPoints;

/// <summary>Steps between which an agent may die. In their order, as far as they have one.</summary>
internal enum KillPointName
{
    TakingOver,

    Waiting,
    AfterWaiting,
    BeforeIntent,
    AfterIntent,
    AfterSpawn,
    AfterStartRecorded,
    AfterReady,
    AfterUnhealthy,

    AfterAccepted,
    BeforeTerminate,
    AfterTerminate,
    AfterEmptied,
    BeforeReplacement,
    AfterStopRecorded,
    BackingOff,
    BeforeAttempt,

    AfterLogsForgotten,
    AfterForgotten,

    BeforeCommit,
    InCommit,
    AfterCommit,

    AfterSegmentWritten,
    BeforePunch,
    AfterPunch,
    BeforeSegmentBegun,
    AfterSegmentBegun,
    InCompression,
    AfterCompression,
    BeforeLineEnded,
    AfterLineEnded,
}
