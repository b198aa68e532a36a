using Agent.Actors.Configuration;
using Agent.Actors.Logs;
using Agent.Actors.Processes;

namespace Agent.Actors.Services;

/// <summary>What every service's actor works with.</summary>
public sealed record ServiceRuntime(IProcessHost Host, BaseEnvironment Environment, SpoolDirectory Spools, StopOptions Stop);
