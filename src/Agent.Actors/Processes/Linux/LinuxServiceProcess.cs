using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What the rest of the agent has in hand of an instance.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxServiceProcess(Instance instance, ProcessIdentity identity, DateTimeOffset startedAt, Guardian guardian) : IServiceProcess
{
    public int Id => identity.Id;

    public ProcessIdentity Identity => identity;

    public DateTimeOffset StartedAt => startedAt;

    public Task<ProcessExit> Exited => instance.Exited.Task;

    public Task Emptied => instance.Emptied.Task;

    public void Terminate() => guardian.Terminate(instance);

    public void Kill() => guardian.Kill(instance);
}
