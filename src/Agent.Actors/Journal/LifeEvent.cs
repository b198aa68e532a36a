namespace Agent.Actors.Journal;

/// <summary>Something that happened to a service.</summary>
/// <param name="Kind">A word for it, such as <c>started</c>.</param>
/// <param name="Instance">The instance it happened to.</param>
/// <param name="Detail">What people should know of it.</param>
/// <param name="Request">The id of the request that asked for it.</param>
public sealed record LifeEvent(string Kind, string? Instance, string? Detail, string? Request);
