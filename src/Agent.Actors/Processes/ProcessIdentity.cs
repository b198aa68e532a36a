namespace Agent.Actors.Processes;

public sealed record ProcessIdentity(int Id, long StartTicks, string BootId);
