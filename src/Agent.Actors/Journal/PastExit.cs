using Agent.Actors.Processes;

namespace Agent.Actors.Journal;

/// <summary>How an instance of a service ended.</summary>
/// <param name="StartedAt"><see langword="null"/> if it was not known any more.</param>
public sealed record PastExit(string? Instance, ProcessExit Exit, DateTimeOffset? StartedAt, DateTimeOffset EndedAt);
