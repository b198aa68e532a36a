namespace Agent.Actors.Services.Restarts;

/// <summary>What becomes of a service that the system did not start.</summary>
internal enum RefusalPlan
{
    /// <summary>It has never been, and will not be.</summary>
    Withdraw,

    /// <summary>What ran before runs again.</summary>
    Restore,

    /// <summary>It is wanted: after a while.</summary>
    TryAgain,

    /// <summary>It stays so until an operator acts.</summary>
    Fail,
}
