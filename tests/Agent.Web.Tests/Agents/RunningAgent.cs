using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Agent.Web.Tests.Agents;

/// <summary>A real agent: its own process, its own data directory, a real port.</summary>
public sealed partial class RunningAgent : IAsyncDisposable
{
    private const int SIGHUP = 1;
    private const int SIGINT = 2;
    private const int SIGKILL = 9;
    private const int SIGTERM = 15;
    private const string RunVariable = "SERVICE_AGENT_TEST_RUN";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _run;
    private bool _isSucceeded;

    private RunningAgent(string[] arguments, string? configuration, RunningAgent? predecessor = null, int? openFiles = null)
    {
        Data = predecessor?.Data ?? Directory.CreateTempSubdirectory("agent-test-").FullName;
        _run = predecessor?._run ?? Guid.NewGuid().ToString("N");
        var file = Path.Combine(Data, "test.conf");
        File.WriteAllText(file, $"service-agent.environment.pass = [PATH, {RunVariable}]\n{configuration}");

        // --help and --version stand alone; what is said twice is a mistake.
        string[] configured = arguments is ["--help"] or ["--version"] ? [] : ["--config", file];
        string[] placed = arguments.Contains("--data") || configured is [] ? [] : ["--data", Path.Combine(Data, "agent")];
        string[] command = ["dotnet", Program, .. arguments, .. placed, .. configured];
        var start = new ProcessStartInfo("sh", ["-c", openFiles is null ? "exec \"$@\"" : $"ulimit -n {openFiles}; exec \"$@\"", "sh", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [RunVariable] = _run },
        };

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _ready.TrySetResult(null);
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Agent.Web.dll");

    /// <summary>The directory that holds the agent's data directory, <c>agent</c>, and its configuration.</summary>
    public string Data { get; }

    public int Id { get; }

    public HttpClient Http { get; private set; } = null!;

    /// <summary>What the agent has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts an agent on a free port and waits for its ready line.</summary>
    public static Task<RunningAgent> StartAsync(string? configuration = null) => Ready(new RunningAgent(["0"], configuration));

    /// <summary>Starts one that may have so many files open at a time.</summary>
    public static Task<RunningAgent> StartWithAsync(int openFiles, string? configuration = null) => Ready(new RunningAgent(["0"], configuration, openFiles: openFiles));

    /// <summary>Starts an agent whose data directory is elsewhere, or another one there.</summary>
    public static Task<RunningAgent> StartInAsync(string directory) => Ready(new RunningAgent(["0", "--data", directory], configuration: null));

    /// <summary>Starts an agent that goes on where this one, which has ended, was.</summary>
    public Task<RunningAgent> SucceedAsync(string? configuration = null)
    {
        _isSucceeded = true;
        return Ready(new RunningAgent(["0"], configuration, predecessor: this));
    }

    private static async Task<RunningAgent> Ready(RunningAgent agent)
    {
        var url = await agent._ready.Task.WaitAsync(Patience);

        Assert.True(url is not null, agent.Output);
        agent.Http = new HttpClient { BaseAddress = new Uri(url) };
        return agent;
    }

    /// <summary>Starts an agent that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string? configuration = null)
    {
        await using var agent = new RunningAgent(arguments, configuration);
        return (await agent.ExitAsync(), agent.Output);
    }

    /// <summary>As Ctrl+C does.</summary>
    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, SIGINT));

    /// <summary>As a terminal does that is closed.</summary>
    public void HangUp() => Assert.Equal(0, Kill(_process.Id, SIGHUP));

    /// <summary>As systemd does to stop it.</summary>
    public void Terminate() => Assert.Equal(0, Kill(_process.Id, SIGTERM));

    /// <summary>As the kernel does when it is out of memory.</summary>
    public async Task DieAsync()
    {
        Assert.Equal(0, Kill(_process.Id, SIGKILL));
        await ExitAsync();
    }

    /// <summary>Kills a process that an agent has told of.</summary>
    public static void Kill(int pid) => Assert.Equal(0, Kill(pid, SIGKILL));

    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Every process that this agent's services are made of, wherever it moved to.</summary>
    public IReadOnlyList<string> Leftovers() =>
        [.. Directory.GetDirectories("/proc").Where(IsOfThisRun).Select(CommandLineOf)];

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Interrupt();
            // The second one kills. There may be nobody left to hear it.
            _ = Kill(_process.Id, SIGINT);
            await ExitAsync();
        }

        Http?.Dispose();
        _process.Dispose();
        if (_isSucceeded) return;

        var leftovers = Leftovers();
        Directory.Delete(Data, recursive: true);
        Assert.Empty(leftovers);
    }

    private static string CommandLineOf(string directory)
    {
        try
        {
            return File.ReadAllText($"{directory}/cmdline").Replace('\0', ' ');
        }
        // It was there a moment ago, which is what is asked.
        catch (IOException)
        {
            return directory;
        }
    }

    private void Note(string? line)
    {
        const string Ready = "Service Agent is ready on ";

        lock (_output)
            _output.AppendLine(line);

        if (line?.StartsWith(Ready, StringComparison.Ordinal) == true)
            _ready.TrySetResult(line[Ready.Length..]);
    }

    private bool IsOfThisRun(string directory)
    {
        try
        {
            var id = Path.GetFileName(directory);
            return int.TryParse(id, out var pid) && pid != Id
                && File.ReadAllText($"{directory}/environ").Contains($"{RunVariable}={_run}", StringComparison.Ordinal);
        }
        // It has ended meanwhile, or belongs to somebody else.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
