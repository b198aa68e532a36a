namespace Agent.Actors.Processes;

/// <summary>One instance of a service: the process that was launched (the leader) and whatever has come of it.</summary>
public interface IServiceProcess
{
    /// <summary>The leader's process id; 0 if an instance was to be taken over of which nothing was ever recorded or found.</summary>
    int Id { get; }

    /// <summary>By it a later agent finds the leader again.</summary>
    ProcessIdentity Identity { get; }

    DateTimeOffset StartedAt { get; }

    /// <summary>Completes when the leader has ended. Others of the instance may still run.</summary>
    Task<ProcessExit> Exited { get; }

    /// <summary>
    /// Completes when the system has said that nothing is left: no leader, no member of its group or session, and no
    /// descendant that moved to a session of its own. Never before <see cref="Exited"/>.
    /// </summary>
    Task Emptied { get; }

    /// <summary>Asks every process of the instance to end. With <see cref="Signal.Kill"/> it is <see cref="Kill"/>.</summary>
    void Terminate(Signal signal);

    /// <summary>Sends a signal to processes of the instance, and nothing else. One that has ended is no error.</summary>
    void Send(Signal signal, SignalTarget target);

    /// <summary>Kills every process of the instance (SIGKILL), and whatever these fork until none is left.</summary>
    void Kill();
}
