namespace Agent.Actors.Logs.Linux;

/// <summary>What became of a turn, by rising urgency.</summary>
internal enum CopyResult
{
    /// <summary>Nothing has been written since the last turn.</summary>
    Nothing,

    /// <summary>All that was there is copied, but for a line whose end is missing.</summary>
    Some,

    /// <summary>There is more to copy.</summary>
    More,

    /// <summary>A new segment must be begun first.</summary>
    NeedsSegment,

    /// <summary>It is not known yet how far was copied.</summary>
    NeedsRecovery,
}
