using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Runs services on Linux: see <see cref="Guardian"/> for what it does to this process.</summary>
[SupportedOSPlatform("linux")]
public sealed class LinuxProcessHost : IProcessHost, IDisposable
{
    private readonly Guardian _guardian = Guardian.Shared;
    private readonly Func<Leader, IProcessGroup> _group;
    private readonly OpenFileLimit _openFiles;
    private readonly DescriptorReserve _reserve;
    private readonly ControlGroups? _controlGroups;
    private readonly SecretFiles _secrets;

    /// <param name="softOpenFiles">The soft limit of open files for services; the hard limit if that is lower.</param>
    /// <param name="secretDirectories">Where secrets may be read from.</param>
    internal LinuxProcessHost(Delegation delegation, int softOpenFiles = 1024, params IReadOnlyList<string> secretDirectories)
        : this(ProcessGroups.Of, DescriptorReserve.OfThisProcess(), delegation, softOpenFiles, secretDirectories)
    {
    }

    internal LinuxProcessHost(Func<Leader, IProcessGroup> group, DescriptorReserve reserve, Delegation delegation, int softOpenFiles = 1024, params IReadOnlyList<string> secretDirectories)
    {
        _secrets = new SecretFiles(secretDirectories);
        _controlGroups = delegation.Groups;
        Membership = new ProcessMembership(delegation.Groups?.Directory, delegation.Reason);
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

    public Task<IReadOnlyList<string>> CheckAsync(Launch launch) => _guardian.SpawnThreads.Run<IReadOnlyList<string>>(() => Complete(launch).Mistakes);

    public ProcessMembership Membership { get; }

    public string BootId { get; } = Boot.Id();

    public Task<IReadOnlyList<IServiceProcess>> TakeOverAsync(IReadOnlyList<InstanceTrace> traces) =>
        new Takeover(_guardian, _group, _controlGroups, BootId).RunAsync(traces);

    public Task<GroupUsage?> UsageAsync(string service, string instance) =>
        _controlGroups is { } groups ? _guardian.SpawnThreads.Run(groups.Of(service, instance).Usage) : Task.FromResult<GroupUsage?>(null);

    public Task<IServiceProcess> LaunchAsync(Launch launch) => _guardian.SpawnThreads.Run<IServiceProcess>(() => Start(launch));

    /// <summary>What still runs is left as it is.</summary>
    public void Dispose() => _controlGroups?.TryRemove();

    private (Launch Launch, List<string> Mistakes) Complete(Launch asked)
    {
        var mistakes = new List<string>();
        var launch = SecretEnvironment.Complete(asked, _secrets, mistakes);
        mistakes = [.. LaunchCheck.Bounded(mistakes), .. LaunchCheck.Mistakes(launch), .. ResourceMistakes(launch.Confinement.Resources)];
        return (launch, mistakes);
    }

    private IEnumerable<string> ResourceMistakes(GroupResources resources)
    {
        if (resources == GroupResources.None) return [];
        return _controlGroups?.Mistakes(resources) ?? [$"Resources cannot be limited without control groups: {Membership.Reason}."];
    }

    private LinuxServiceProcess Start(Launch asked)
    {
        var (launch, mistakes) = Complete(asked);
        if (mistakes.Count > 0)
            throw new LaunchException(LaunchFault.Command, string.Join(" ", mistakes));

        var arguments = LaunchCheck.Arguments(launch);
        var program = ProgramSearch.Find(arguments[0], launch).File!;

        ControlGroup? group = null;

        try
        {
            group = _controlGroups?.Create(launch.Service, MarkOf(launch), launch.Confinement.Resources);
            return IsStartedByPreamble(launch) ? StartByPreamble(launch, group, program, arguments) : StartDirectly(launch, group, program, arguments);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            group?.TryRemove();
            throw failure is SystemCallException { Errno: var errno } ? LaunchFailure.Of(errno, program) : failure;
        }
    }

    private bool IsStartedByPreamble(Launch launch) =>
        Preamble.IsNeededBy(launch) || (AwaitsGroup(launch) && Preamble.IsPossibleFor(launch));

    // What is limited by its group must not have taken anything before it is in it.
    private bool AwaitsGroup(Launch launch) =>
        !SpawnIntoGroup.IsSupported && _controlGroups is { } groups && (groups.IsAwaited || launch.Confinement.Resources != GroupResources.None);

    private LinuxServiceProcess StartDirectly(Launch launch, ControlGroup? group, string program, IReadOnlyList<string> arguments)
    {
        var execution = new Execution { File = program, Arguments = arguments, Environment = launch.Environment, Directory = launch.WorkingDirectory };

        var process = Start(launch, group, execution, _openFiles.Give);
        if (group is not null && !SpawnIntoGroup.IsSupported) _guardian.LateEntry.Add(group, process.Id, process.Identity.StartTicks);
        return process;
    }

    private LinuxServiceProcess StartByPreamble(Launch launch, ControlGroup? group, string program, IReadOnlyList<string> arguments)
    {
        if (!ProgramFormat.IsKnown(ProgramSearch.InWorkingDirectory(program, launch)))
            throw new SystemCallException("execve", Errno.ENOEXEC);

        using var preamble = new Preamble(launch, IdentityOf(launch), program, arguments, _openFiles);

        return Start(launch, group, preamble.Execution, pid =>
        {
            if (!SpawnIntoGroup.IsSupported) group?.Admit(pid);
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
    private LinuxServiceProcess Start(Launch launch, ControlGroup? group, Execution execution, Action<int> settle)
    {
        using var spools = Spools.Open(launch.StandardOutput, launch.StandardError);
        _reserve.Check(newest: spools.Error);
        using var sockets = new PassedDescriptors(launch.Sockets);
        using var arguments = new NativeStrings(execution.Arguments);
        using var environment = new NativeStrings([.. execution.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);

        var identities = spools.Identities();
        var startedAt = DateTimeOffset.UtcNow;
        var mark = MarkOf(launch);
        using var place = SpawnIntoGroup.IsSupported ? group?.Open() : null;
        var instance = _guardian.Bear(mark, () =>
        {
            var pid = launch.NoNewPrivileges ? _guardian.PrivilegeLock.Spawn(Run) : Run();
            Settle(pid, settle);
            return _guardian.Adopt(pid, _group, mark, identities, group);
        });

        var identity = new ProcessIdentity(instance.Leader!.Pid, instance.Started, BootId);
        return new LinuxServiceProcess(instance, identity, startedAt, _guardian);

        int Run() => Spawn.Start(execution, arguments, environment, spools, sockets, place);
    }

    private static string MarkOf(Launch launch) => launch.Environment.GetValueOrDefault(InstanceMark.Variable, "");

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
