using System.Diagnostics;
using Agent.CrashTests.Observations;

namespace Agent.CrashTests.Agents;

/// <summary>A data directory, the agents that use it one after the other, and a mark by which all their processes are known.</summary>
internal sealed class Home : IAsyncDisposable
{
    public const string RunVariable = "SERVICE_AGENT_TEST_RUN";

    private readonly string _directory = Directory.CreateTempSubdirectory("agent-crash-").FullName;
    private readonly string _agent;
    private AgentRun? _last;

    /// <param name="agent">The folder of the agent's build, below the tests'.</param>
    public Home(string agent = "", string configuration = "")
    {
        _agent = Path.Combine(AppContext.BaseDirectory, agent, "Agent.Web.dll");
        Script = new ServiceScript(_directory);
        File.WriteAllText(Path.Combine(_directory, "test.conf"), $"""
            service-agent.environment.pass = [PATH, {RunVariable}]
            service-agent.stop.grace = 10s
            service-agent.http.wait = 90s
            {configuration}
            """);
    }

    public string Run { get; } = Guid.NewGuid().ToString("N");

    public ServiceScript Script { get; }

    /// <param name="killAt">Where the agent is to die: see <c>KillPoint</c>.</param>
    public async Task<AgentRun> StartAsync(string? killAt = null)
    {
        if (_last is not null) await _last.DisposeAsync();
        var start = new ProcessStartInfo(
            "dotnet", [_agent, "0", "--data", Path.Combine(_directory, "agent"), "--config", Path.Combine(_directory, "test.conf")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [RunVariable] = Run, ["SERVICE_AGENT_KILL_AT"] = killAt },
        };

        return _last = await AgentRun.StartAsync(start);
    }

    /// <summary>What the agents have logged of a service.</summary>
    public string LogOf(string service)
    {
        var lines = Directory.EnumerateFiles(Path.Combine(_directory, "agent", "log")).SelectMany(ReadLines);
        return string.Join('\n', lines.Where(line => line.Contains($"\"{service}\"", StringComparison.Ordinal)).TakeLast(30));
    }

    public async ValueTask DisposeAsync()
    {
        if (_last is not null) await _last.DisposeAsync();
        await LivingProcess.KillAllAsync(Run);
        Directory.Delete(_directory, recursive: true);
    }

    private static IEnumerable<string> ReadLines(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
