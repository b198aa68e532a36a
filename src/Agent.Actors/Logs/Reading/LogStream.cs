namespace Agent.Actors.Logs.Reading;

/// <summary>What a service wrote a line to.</summary>
public enum LogStream
{
    Stdout,
    Stderr,
}
