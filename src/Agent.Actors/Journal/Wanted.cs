namespace Agent.Actors.Journal;

/// <summary>What is wanted of a service, whatever has become of it.</summary>
public enum Wanted
{
    Running,
    Stopped,
}
