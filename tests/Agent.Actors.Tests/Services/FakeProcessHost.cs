using Agent.Actors.Processes;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the operating system: processes end when the test says so.</summary>
internal sealed class FakeProcessHost : IProcessHost
{
    public const string Boot = "this boot";

    private readonly Lock _lock = new();
    private readonly Queue<Exception> _refusals = new();
    private int _lastId = 1000;

    /// <summary>What <see cref="CheckAsync"/> finds wrong with every launch.</summary>
    public List<string> Mistakes { get; } = [];

    /// <summary>Whether processes end, as a whole, when they are asked to.</summary>
    public bool Obedient { get; set; } = true;

    /// <summary>Whether processes end, as a whole, as soon as they have been started.</summary>
    public bool DiesAtOnce { get; set; }

    public List<Launch> Launches { get; } = [];

    public List<FakeProcess> Processes { get; } = [];

    public FakeProcess Last => Processes[^1];

    /// <summary>So many were alive at the same time.</summary>
    public int MostAlive { get; private set; }

    public int AliveCount => Processes.Count(process => !process.Emptied.IsCompleted);

    /// <summary>When set, launches do not succeed before it completes.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public string BootId => Boot;

    public Task<GroupUsage?> UsageAsync(string service, string instance) => Task.FromResult<GroupUsage?>(null);

    public ProcessMembership Membership { get; } = new(null, "there are no processes");

    /// <summary>What an agent before this one has left, by instance; of any other nothing is left.</summary>
    public Dictionary<string, FakeProcess> Left { get; } = [];

    public List<InstanceTrace> Traces { get; } = [];

    public void RefuseNextWith(Exception reason) => _refusals.Enqueue(reason);

    /// <summary>When set, checks do not end before it completes.</summary>
    public TaskCompletionSource? CheckGate { get; set; }

    public async Task<IReadOnlyList<string>> CheckAsync(Launch launch)
    {
        if (CheckGate is not null)
            await CheckGate.Task;

        return Mistakes;
    }

    public async Task<IServiceProcess> LaunchAsync(Launch launch)
    {
        lock (_lock) Launches.Add(launch);

        if (Gate is not null)
            await Gate.Task;

        lock (_lock)
            return _refusals.TryDequeue(out var refusal) ? throw refusal : Start();
    }

    /// <summary>How often a line for the shell was to be run.</summary>
    public int LaunchesOf(string line)
    {
        lock (_lock) return Launches.Count(launch => launch.Command == new Command.Shell(line));
    }

    public Task<IReadOnlyList<IServiceProcess>> TakeOverAsync(IReadOnlyList<InstanceTrace> traces)
    {
        Traces.AddRange(traces);
        return Task.FromResult<IReadOnlyList<IServiceProcess>>([.. traces.Select(trace => Left.GetValueOrDefault(trace.Instance) ?? Gone(trace))]);
    }

    private FakeProcess Start()
    {
        var process = new FakeProcess(++_lastId, Obedient);
        Processes.Add(process);
        MostAlive = Math.Max(MostAlive, AliveCount);
        if (DiesAtOnce) process.End(code: 1);
        return process;
    }

    private static FakeProcess Gone(InstanceTrace trace)
    {
        var process = new FakeProcess(trace.Process?.Id ?? 0, obedient: true);
        process.End();
        return process;
    }
}
