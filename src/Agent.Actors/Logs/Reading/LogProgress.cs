namespace Agent.Actors.Logs.Reading;

/// <summary>What there was when reading was to go on.</summary>
public enum LogProgress
{
    /// <summary>There may be lines to read.</summary>
    More,

    /// <summary>This is all there is, for now at least.</summary>
    End,

    /// <summary>What comes next has been deleted by now.</summary>
    Deleted,

    /// <summary>The log has been deleted, all of it.</summary>
    Forgotten,
}
