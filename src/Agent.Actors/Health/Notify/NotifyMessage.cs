namespace Agent.Actors.Health.Notify;

/// <summary>One datagram of sd_notify(3): everything that it says at once.</summary>
public sealed record NotifyMessage
{
    /// <summary><c>READY=1</c>: it has come up, or has read its configuration anew.</summary>
    public bool IsReady { get; init; }

    /// <summary><c>RELOADING=1</c>: it reads its configuration anew, until it is ready again.</summary>
    public bool IsReloading { get; init; }

    /// <summary><c>STOPPING=1</c>: it ends by itself.</summary>
    public bool IsStopping { get; init; }

    /// <summary><c>WATCHDOG=1</c>: it still works.</summary>
    public bool IsAlive { get; init; }

    /// <summary><c>WATCHDOG=trigger</c>: it has found out itself that it does not work any more.</summary>
    public bool HasFailed { get; init; }

    /// <summary><c>WATCHDOG_USEC=</c>: how often it says from now on that it works.</summary>
    public TimeSpan? Watchdog { get; init; }

    /// <summary><c>EXTEND_TIMEOUT_USEC=</c>: how much longer it needs.</summary>
    public TimeSpan? Extension { get; init; }

    /// <summary><c>MAINPID=</c>: a member of the instance.</summary>
    public int? MainProcess { get; init; }

    /// <summary><c>STATUS=</c>: for people.</summary>
    public string? Status { get; init; }
}
