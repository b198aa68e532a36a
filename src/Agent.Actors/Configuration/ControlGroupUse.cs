namespace Agent.Actors.Configuration;

/// <summary>Whether every instance is put into a control group of its own.</summary>
public enum ControlGroupUse
{
    /// <summary>Where the agent may make groups without getting into anybody's way.</summary>
    Auto,

    /// <summary>Wherever the kernel lets it; where it does not, the agent does not start.</summary>
    On,

    Off,
}
