using Agent.Actors.Specs;

namespace Agent.Actors.Journal;

public sealed record PastRevision(int Number, DateTimeOffset At, ServiceSpec Spec);
