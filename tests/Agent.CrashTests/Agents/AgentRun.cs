using System.Diagnostics;
using System.Text;

namespace Agent.CrashTests.Agents;

/// <summary>One life of a real agent, from its start to its death.</summary>
internal sealed class AgentRun : IAsyncDisposable
{
    private static readonly TimeSpan s_untilHang = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AgentRun(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _ready.TrySetResult(null);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public AgentClient Client { get; private set; } = null!;

    /// <summary>Whether it has ever been ready.</summary>
    public bool HasBeenReady => Client is not null;

    public bool IsAlive => !_process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Returns when it is ready, or dead.</summary>
    public static async Task<AgentRun> StartAsync(ProcessStartInfo start)
    {
        var agent = new AgentRun(start);

        if (await agent._ready.Task.WaitAsync(s_untilHang) is { } url)
            agent.Client = new AgentClient(new Uri(url));

        return agent;
    }

    /// <summary>SIGKILL, to the agent alone.</summary>
    public void Kill() => _process.Kill();

    public async Task AwaitDeathAsync()
    {
        using var hang = new CancellationTokenSource(s_untilHang);
        await _process.WaitForExitAsync(hang.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await AwaitDeathAsync();
        Client?.Dispose();
    }

    private void Note(string? line)
    {
        const string Ready = "Service Agent is ready on ";

        lock (_output) _output.AppendLine(line);
        if (line?.StartsWith(Ready, StringComparison.Ordinal) == true) _ready.TrySetResult(line[Ready.Length..]);
    }
}
