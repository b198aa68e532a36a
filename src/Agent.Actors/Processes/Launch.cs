namespace Agent.Actors.Processes;

/// <summary>Everything that the operating system needs to know to start one instance of a service.</summary>
public sealed record Launch
{
    /// <summary>The service that it is an instance of, for people who look at the system's processes.</summary>
    public string Service { get; init; } = "";

    public required Command Command { get; init; }

    /// <summary>An absolute path; <see langword="null"/> is the agent's own directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The whole environment, but for <see cref="Secrets"/>. It carries <see cref="InstanceMark.Variable"/>.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What is read into the environment, by the host.</summary>
    public SecretSources Secrets { get; init; } = SecretSources.None;

    /// <summary>The file that the process appends its standard output to, made with its directory where it is missing.</summary>
    public required string StandardOutput { get; init; }

    /// <summary>The same for standard error.</summary>
    public required string StandardError { get; init; }

    /// <summary>Whether setuid programs and file capabilities give nothing to it and its children.</summary>
    public bool NoNewPrivileges { get; init; }

    public Confinement Confinement { get; init; } = Confinement.None;

    /// <summary>
    /// What it accepts connections from, as its descriptors from 3 on: told to it as systemd does, by <c>LISTEN_FDS</c>,
    /// <c>LISTEN_FDNAMES</c> and <c>LISTEN_PID</c>. It inherits nothing else.
    /// </summary>
    public IReadOnlyList<PassedSocket> Sockets { get; init; } = [];
}
