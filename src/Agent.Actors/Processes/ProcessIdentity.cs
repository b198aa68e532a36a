namespace Agent.Actors.Processes;

/// <summary>What no other process has in common with this one, however often its number is used again.</summary>
/// <param name="StartTicks">When it started: in clock ticks, 100 a second, since the boot.</param>
/// <param name="BootId">The boot of the system during which it ran.</param>
public sealed record ProcessIdentity(int Id, long StartTicks, string BootId);
