namespace Agent.Actors.Processes;

/// <summary>By which means a host knows what belongs to an instance.</summary>
/// <param name="ControlGroups">The directory of the instances' control groups; <see langword="null"/> if there are none.</param>
/// <param name="Reason">Why there are none. The other means (descent, session, mark) are in force always.</param>
public sealed record ProcessMembership(string? ControlGroups, string? Reason);
