using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Runs services on Linux: see <see cref="Guardian"/> for what it does to this process.</summary>
[SupportedOSPlatform("linux")]
public sealed class LinuxProcessHost : IProcessHost
{
    private readonly Guardian _guardian = Guardian.Shared;
    private readonly Func<Leader, IProcessGroup> _group;
    private readonly OpenFileLimit _openFiles;
    private readonly DescriptorReserve _reserve;

    /// <param name="softOpenFiles">The soft limit of open files for services; the hard limit if that is lower.</param>
    public LinuxProcessHost(int softOpenFiles = 1024)
        : this(ProcessGroups.Of, DescriptorReserve.OfThisProcess(), softOpenFiles)
    {
    }

    internal LinuxProcessHost(Func<Leader, IProcessGroup> group, DescriptorReserve reserve, int softOpenFiles = 1024)
    {
        _group = group;
        _reserve = reserve;
        _openFiles = new OpenFileLimit(softOpenFiles, _guardian.Warn);
    }

    /// <summary>Something that an operator should know, such as an orphan that is nobody's. Be quick.</summary>
    public event Action<string>? Warned
    {
        add => _guardian.Warned += value;
        remove => _guardian.Warned -= value;
    }

    public Task<IReadOnlyList<string>> CheckAsync(Launch launch) => _guardian.SpawnThreads.Run(() => Check(launch));

    internal static IReadOnlyList<string> Check(Launch launch) => [.. LaunchCheck.Mistakes(launch)];

    public string BootId { get; } = Boot.Id();

    public Task<IReadOnlyList<IServiceProcess>> TakeOverAsync(IReadOnlyList<InstanceTrace> traces) =>
        new Takeover(_guardian, _group, BootId).RunAsync(traces);

    public Task<IServiceProcess> LaunchAsync(Launch launch) => _guardian.SpawnThreads.Run<IServiceProcess>(() => Start(launch));

    private LinuxServiceProcess Start(Launch launch)
    {
        if (Check(launch) is { Count: > 0 } mistakes)
            throw new LaunchException(LaunchFault.Command, string.Join(" ", mistakes));

        var arguments = LaunchCheck.Arguments(launch);
        var program = ProgramSearch.Find(arguments[0], launch).File!;

        try
        {
            return launch is { Sockets.Count: > 0, Command: Command.Program }
                ? StartByShell(launch, program, arguments)
                : Start(launch, program, arguments, Spawn.NoInput, born: null);
        }
        catch (SystemCallException failure)
        {
            throw LaunchFailure.Of(failure.Errno, program);
        }
    }

    private LinuxServiceProcess StartByShell(Launch launch, string program, IReadOnlyList<string> arguments)
    {
        Preamble.CheckFormat(ProgramSearch.InWorkingDirectory(program, launch));
        using var pipe = new ExecutionPipe();
        var ofShell = Preamble.Arguments(program, arguments, launch.Environment);

        return Start(launch, ofShell[0], ofShell, pipe.PathOfWriter, pid => AwaitProgram(pid, pipe, program));
    }

    private void AwaitProgram(int pid, ExecutionPipe pipe, string program)
    {
        try
        {
            Preamble.AwaitProgram(pid, pipe, program);
        }
        catch (IOException)
        {
            _guardian.Children.Abandon(pid);
            throw;
        }
    }

    private LinuxServiceProcess Start(Launch launch, string program, IReadOnlyList<string> arguments, string input, Action<int>? born)
    {
        using var spools = Spools.Open(launch.StandardOutput, launch.StandardError);
        _reserve.Check(newest: spools.Error);
        using var sockets = new PassedDescriptors(launch.Sockets);
        using var argumentStrings = new NativeStrings(arguments);
        using var environment = new NativeStrings([.. Variables(launch)]);

        var identities = spools.Identities();
        var startedAt = DateTimeOffset.UtcNow;
        var mark = launch.Environment.GetValueOrDefault(InstanceMark.Variable, "");
        var instance = _guardian.Bear(mark, () =>
        {
            var pid = launch.NoNewPrivileges ? _guardian.PrivilegeLock.Spawn(Run) : Run();
            _openFiles.Give(pid);
            born?.Invoke(pid);
            return _guardian.Adopt(pid, _group, mark, identities);
        });

        var identity = new ProcessIdentity(instance.Leader!.Pid, instance.Started, BootId);
        return new LinuxServiceProcess(instance, identity, startedAt, _guardian);

        int Run() => Spawn.Start(program, argumentStrings, environment, input, spools, sockets, launch.WorkingDirectory);
    }

    private static IEnumerable<string> Variables(Launch launch) =>
        ListenEnvironment.Add(launch.Environment, launch.Sockets).Select(variable => $"{variable.Key}={variable.Value}");
}
