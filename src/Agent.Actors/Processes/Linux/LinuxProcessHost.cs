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
            return Preamble.IsNeededBy(launch) ? StartByPreamble(launch, program, arguments) : Start(launch, Plain(launch, program, arguments), _openFiles.Give);
        }
        catch (SystemCallException failure)
        {
            throw LaunchFailure.Of(failure.Errno, program);
        }
    }

    private static Execution Plain(Launch launch, string program, IReadOnlyList<string> arguments) => new()
    {
        File = program,
        Arguments = arguments,
        Environment = launch.Environment,
        Directory = launch.WorkingDirectory,
    };

    private LinuxServiceProcess StartByPreamble(Launch launch, string program, IReadOnlyList<string> arguments)
    {
        if (!ProgramFormat.IsKnown(ProgramSearch.InWorkingDirectory(program, launch)))
            throw new SystemCallException("execve", Errno.ENOEXEC);

        using var preamble = new Preamble(launch, IdentityOf(launch), program, arguments, _openFiles);

        return Start(launch, preamble.Execution, pid =>
        {
            if (launch.Confinement.Nice is { } nice) FavourSession(pid, nice);
            preamble.Release(pid);
        });
    }

    private static Identity? IdentityOf(Launch launch)
    {
        var mistakes = new List<string>();
        var identity = IdentitySearch.Find(launch.Confinement, mistakes);
        return mistakes.Count == 0 ? identity : throw new LaunchException(LaunchFault.Command, string.Join(" ", mistakes));
    }

    private void FavourSession(int leader, int nice)
    {
        if (!Niceness.TryGiveToSession(leader, nice))
            _guardian.Warn($"The nice value {nice} of process {leader} counts within its service only: the system groups processes by sessions, and did not take it for this one.");
    }

    /// <param name="settle">Called when the child is there and before anybody knows it. If it throws, nothing is left of the child.</param>
    private LinuxServiceProcess Start(Launch launch, Execution execution, Action<int> settle)
    {
        using var spools = Spools.Open(launch.StandardOutput, launch.StandardError);
        _reserve.Check(newest: spools.Error);
        using var sockets = new PassedDescriptors(launch.Sockets);
        using var arguments = new NativeStrings(execution.Arguments);
        using var environment = new NativeStrings([.. execution.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);

        var identities = spools.Identities();
        var startedAt = DateTimeOffset.UtcNow;
        var mark = launch.Environment.GetValueOrDefault(InstanceMark.Variable, "");
        var instance = _guardian.Bear(mark, () =>
        {
            var pid = launch.NoNewPrivileges ? _guardian.PrivilegeLock.Spawn(Run) : Run();
            Settle(pid, settle);
            return _guardian.Adopt(pid, _group, mark, identities);
        });

        var identity = new ProcessIdentity(instance.Leader!.Pid, instance.Started, BootId);
        return new LinuxServiceProcess(instance, identity, startedAt, _guardian);

        int Run() => Spawn.Start(execution, arguments, environment, spools, sockets);
    }

    private void Settle(int pid, Action<int> settle)
    {
        try
        {
            settle(pid);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _guardian.Children.Abandon(pid);
            throw;
        }
    }
}
