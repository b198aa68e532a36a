using Agent.Actors.Processes;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the operating system: processes end when the test says so.</summary>
internal sealed class FakeProcessHost : IProcessHost
{
    public const string Boot = "this-boot";

    private readonly Queue<Exception> _refusals = new();
    private int _lastId = 1000;

    /// <summary>What <see cref="Check"/> finds wrong with every launch.</summary>
    public List<string> Mistakes { get; } = [];

    /// <summary>Whether processes end, as a whole, when they are asked to.</summary>
    public bool Obedient { get; set; } = true;

    public List<Launch> Launches { get; } = [];

    public List<FakeProcess> Processes { get; } = [];

    public FakeProcess Last => Processes[^1];

    public int AliveCount => Processes.Count(process => !process.Emptied.IsCompleted);

    /// <summary>When set, launches do not succeed before it completes.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public void RefuseNextWith(Exception reason) => _refusals.Enqueue(reason);

    public IReadOnlyList<string> Check(Launch launch) => Mistakes;

    public string BootId => Boot;

    public List<InstanceTrace> Traces { get; } = [];

    /// <summary>What is found of an instance that is taken over: its leader, if the test does not say otherwise.</summary>
    public Func<InstanceTrace, FakeProcess>? Find { get; set; }

    public Task<IReadOnlyList<IServiceProcess>> TakeOverAsync(IReadOnlyList<InstanceTrace> traces)
    {
        Traces.AddRange(traces);
        var found = traces.Select(trace => Find?.Invoke(trace) ?? FindLeader(trace)).ToList();
        Processes.AddRange(found);
        return Task.FromResult<IReadOnlyList<IServiceProcess>>(found);
    }

    private FakeProcess FindLeader(InstanceTrace trace) => trace.Process is { } process
        ? new FakeProcess(process.Id, Obedient) { Identity = process }
        : new FakeProcess(++_lastId, Obedient);

    public async Task<IServiceProcess> LaunchAsync(Launch launch)
    {
        Launches.Add(launch);

        if (Gate is not null)
            await Gate.Task;

        if (_refusals.TryDequeue(out var refusal))
            throw refusal;

        var process = new FakeProcess(++_lastId, Obedient);
        Processes.Add(process);
        return process;
    }
}
