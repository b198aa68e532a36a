namespace Agent.Actors.Specs;

/// <summary>What is started again when it has ended by itself. An operator's stop is never undone.</summary>
public enum RestartPolicy
{
    Always,

    /// <summary>Unless it ended with success.</summary>
    OnFailure,

    Never,
}
