using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>What tests with real processes share. After each of them no process of it is left.</summary>
[Collection(ProcessCollection.Name)]
[SupportedOSPlatform("linux")]
public abstract class ProcessSpecs(ProcessFixture fixture) : IAsyncLifetime
{
    private readonly List<IServiceProcess> _launched = [];
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-processes-");

    protected string Folder => _directory.FullName;

    protected ProcessFixture Fixture => fixture;

    protected virtual LinuxProcessHost Host => fixture.Host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _launched.ForEach(process => process.Kill());
        await Task.WhenAll(_launched.Select(process => process.Emptied)).WaitAsync(Patience.Limit);

        Assert.Empty(ProcessTable.Descendants());
        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Zombies().Count == 0, Patience.Limit));
        _directory.Delete(recursive: true);
    }

    protected Launch Shell(string line) => LaunchOf(new Command.Shell(line));

    protected Launch Program(params string[] arguments) => LaunchOf(new Command.Program(arguments));

    protected Task<IServiceProcess> Start(Launch launch) => Keep(Host.LaunchAsync(launch));

    /// <summary>Until the test is over.</summary>
    protected async Task<IServiceProcess> Keep(Task<IServiceProcess> launch)
    {
        var process = await launch;
        _launched.Add(process);
        return process;
    }

    protected async Task<IReadOnlyList<IServiceProcess>> TakeOver(IReadOnlyList<InstanceTrace> traces)
    {
        var processes = await Host.TakeOverAsync(traces);
        _launched.AddRange(processes);
        return processes;
    }

    /// <summary>Starts a dummy and waits for its word.</summary>
    protected async Task<(IServiceProcess Process, Spool Output)> StartDummy(params string[] arguments) =>
        await Ready(Program(Dummy.Command(arguments)));

    protected async Task<(IServiceProcess Process, Spool Output)> Ready(Launch launch)
    {
        var process = await Start(launch);
        var output = new Spool(launch.StandardOutput);
        await output.Line("ready");
        return (process, output);
    }

    /// <summary>Runs it to its end.</summary>
    protected async Task<(ProcessExit Exit, string Output)> Run(Launch launch)
    {
        var process = await Start(launch);
        await process.Emptied;
        return (await process.Exited, await File.ReadAllTextAsync(launch.StandardOutput));
    }

    /// <summary>Waits until the mark is no longer to be seen, nor a parent in the same session.</summary>
    protected static Task Hiding(int pid) => Task.Run(() => Assert.True(SpinWait.SpinUntil(
        () => new Evidence(pid).TryMark(out var mark) && mark is null && SessionOfParent(pid) != ProcessTable.Stat(pid).Session, Patience.Limit)));

    private static int? SessionOfParent(int pid) => ProcessStat.TryRead(ProcessTable.Stat(pid).Parent)?.Session;

    protected static async Task MakeScript(string path, string text)
    {
        await File.WriteAllTextAsync(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Launch LaunchOf(Command command)
    {
        var instance = Guid.NewGuid().ToString("N");

        return new Launch
        {
            Command = command,
            Environment = new Dictionary<string, string>
            {
                ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
                [InstanceMark.Variable] = instance,
            },
            StandardOutput = Path.Combine(Folder, instance, "out"),
            StandardError = Path.Combine(Folder, instance, "err"),
        };
    }
}
