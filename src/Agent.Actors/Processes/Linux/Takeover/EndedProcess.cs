namespace Agent.Actors.Processes.Linux;

/// <summary>An instance that the end of the system itself has ended.</summary>
internal sealed class EndedProcess(ProcessIdentity identity, DateTimeOffset startedAt) : IServiceProcess
{
    public int Id => identity.Id;

    public ProcessIdentity Identity => identity;

    public DateTimeOffset StartedAt => startedAt;

    public Task<ProcessExit> Exited { get; } = Task.FromResult(ProcessExit.Unknown);

    public Task Emptied => Task.CompletedTask;

    public void Terminate(Signal signal)
    {
    }

    public void Send(Signal signal, SignalTarget target)
    {
    }

    public void Kill()
    {
    }
}
