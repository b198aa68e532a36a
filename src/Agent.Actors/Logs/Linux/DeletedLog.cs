namespace Agent.Actors.Logs.Linux;

/// <param name="Name">Of its folder.</param>
/// <param name="At">When its service was deleted.</param>
/// <param name="Size">What it takes of the disk, in bytes.</param>
internal sealed record DeletedLog(string Name, DateTimeOffset At, long Size);
