using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A child that has been spawned.</summary>
/// <param name="Spools">The files that it writes to.</param>
[SupportedOSPlatform("linux")]
internal readonly record struct Spawned(int Pid, DateTimeOffset At, FileIdentity[] Spools);

/// <summary>One that waits for its preamble to be released before it becomes the service's program.</summary>
/// <param name="UnderWay">To be disposed when it is known, or abandoned.</param>
[SupportedOSPlatform("linux")]
internal sealed record Birth(Spawned Child, Launch Launch, ControlGroup? Group, string Program, Preamble Preamble, IDisposable UnderWay);
