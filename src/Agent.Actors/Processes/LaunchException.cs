namespace Agent.Actors.Processes;

/// <summary>The operating system did not start a program. The message says what was attempted, on what, and why it failed.</summary>
public sealed class LaunchException(LaunchFault fault, string message) : IOException(message)
{
    public LaunchFault Fault { get; } = fault;
}

/// <summary>Who can do something about a launch that failed.</summary>
public enum LaunchFault
{
    /// <summary>Whoever asked: the program, its format, its arguments or its directory.</summary>
    Command,

    /// <summary>Whoever runs the host: out of processes, memory, descriptors or disk.</summary>
    System,
}
