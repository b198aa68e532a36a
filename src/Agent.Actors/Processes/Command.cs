namespace Agent.Actors.Processes;

/// <summary>What a service runs.</summary>
public abstract record Command
{
    private Command()
    {
    }

    /// <summary>A line for the system's shell: <c>/bin/sh -c</c>, on Windows <c>cmd.exe /d /s /c</c>.</summary>
    public sealed record Shell(string Line) : Command;

    /// <summary>A program, looked up in the service's own <c>PATH</c> unless it has a slash, and its arguments. No shell.</summary>
    public sealed record Program(IReadOnlyList<string> Arguments) : Command
    {
        public bool Equals(Program? other) => other is not null && Arguments.SequenceEqual(other.Arguments);

        public override int GetHashCode() => Arguments.Aggregate(0, HashCode.Combine);
    }
}
