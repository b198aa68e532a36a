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

    public void Terminate(Signal signal)
    {
        if (signal == Signal.Kill)
            Kill();
        else
            guardian.Terminate(instance, signal);
    }

    public void Send(Signal signal, SignalTarget target)
    {
        if (target is SignalTarget.Leader)
            guardian.SendToLeader(instance, signal);
        else if (signal == Signal.Kill)
            Kill();
        else
            guardian.Send(instance, signal);
    }

    public void Kill() => guardian.Kill(instance);
}
