namespace Agent.Actors.Services;

/// <summary>What is wanted of a service, whatever has become of it.</summary>
public enum Wanted
{
    Running,

    /// <summary>An operator has stopped it.</summary>
    Stopped,
}
