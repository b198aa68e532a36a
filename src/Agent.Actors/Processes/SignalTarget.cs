namespace Agent.Actors.Processes;

/// <summary>Who of an instance gets a signal.</summary>
public enum SignalTarget
{
    /// <summary>The process that was launched.</summary>
    Leader,

    /// <summary>That, its group, and whatever else is known to have come of it.</summary>
    All,
}
