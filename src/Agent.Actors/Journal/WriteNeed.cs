namespace Agent.Actors.Journal;

/// <summary>What becomes of a write that the disk refuses.</summary>
public enum WriteNeed
{
    /// <summary>It is dropped, as if it had never been asked for.</summary>
    Required,

    /// <summary>It is kept in memory, and written when the disk takes it: what it tells of has happened all the same.</summary>
    Kept,
}
