namespace Agent.Actors.Services.Inheriting;

/// <summary>How much of an instance is left.</summary>
internal enum Remains
{
    Nothing,

    /// <summary>Its leader has ended.</summary>
    WithoutLeader,

    All,
}
