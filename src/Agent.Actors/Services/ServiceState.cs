namespace Agent.Actors.Services;

/// <summary>Where a service is in its life: <c>docs/architecture.md</c> has the chart.</summary>
public enum ServiceState
{
    /// <summary>Its process is being started, or it waits for services that it depends on; nothing of it runs yet.</summary>
    Starting,

    Running,

    /// <summary>Asked to end, by a command or because its leader has ended; something of it may still run.</summary>
    Stopping,

    /// <summary>Ended by itself, or not started by the system, and to be started again after a while. Nothing of it is left.</summary>
    Backoff,

    /// <summary>Ended by a command. Nothing of it is left.</summary>
    Stopped,

    /// <summary>Ended by itself. Nothing of it is left.</summary>
    Exited,

    /// <summary>The system did not start it, or it has ended too often: it stays so until an operator acts. Nothing of it is left.</summary>
    Failed,
}
