using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Runs services on Linux: see <see cref="Guardian"/> for what it does to this process.</summary>
[SupportedOSPlatform("linux")]
public sealed class LinuxProcessHost : IProcessHost, IDisposable
{
    private readonly Guardian _guardian = Guardian.Shared;
    private readonly Func<Leader, IProcessGroup> _group;
    private readonly ControlGroups? _controlGroups;
    private readonly LaunchCompletion _completion;
    private readonly Launcher _launcher;

    /// <param name="softOpenFiles">The soft limit of open files for services; the hard limit if that is lower.</param>
    /// <param name="secretDirectories">Where secrets may be read from.</param>
    internal LinuxProcessHost(Delegation delegation, int softOpenFiles = 1024, params IReadOnlyList<string> secretDirectories)
        : this(ProcessGroups.Of, DescriptorReserve.OfThisProcess(), delegation, softOpenFiles, secretDirectories)
    {
    }

    internal LinuxProcessHost(
        Func<Leader, IProcessGroup> group, DescriptorReserve reserve, Delegation delegation, int softOpenFiles = 1024, params IReadOnlyList<string> secretDirectories)
    {
        _group = group;
        _controlGroups = delegation.Groups;
        _completion = new LaunchCompletion(new SecretFiles(secretDirectories), delegation);
        _launcher = new Launcher(_guardian, group, reserve, delegation.Groups, new OpenFileLimit(softOpenFiles, _guardian.Warn), BootId);
        Membership = new ProcessMembership(delegation.Groups?.Directory, delegation.Reason);
    }

    /// <summary>Something that an operator should know, such as an orphan that is nobody's. Be quick.</summary>
    public event Action<string>? Warned
    {
        add => _guardian.Warned += value;
        remove => _guardian.Warned -= value;
    }

    public ProcessMembership Membership { get; }

    public string BootId { get; } = Boot.Id();

    public Task<IReadOnlyList<string>> CheckAsync(Launch launch) => _guardian.SpawnThreads.Run(() => _completion.Complete(launch).Mistakes);

    public async Task<IServiceProcess> LaunchAsync(Launch launch)
    {
        var (complete, mistakes) = await _guardian.SpawnThreads.Run(() => _completion.Complete(launch)).ConfigureAwait(false);

        return mistakes.Count == 0
            ? await _launcher.LaunchAsync(complete).ConfigureAwait(false)
            : throw new LaunchException(LaunchFault.Command, string.Join(" ", mistakes));
    }

    public Task<IReadOnlyList<IServiceProcess>> TakeOverAsync(IReadOnlyList<InstanceTrace> traces) =>
        new Takeover(_guardian, _group, _controlGroups, BootId).RunAsync(traces);

    public Task<GroupUsage?> UsageAsync(string service, string instance) =>
        _controlGroups is { } groups ? Task.Run(() => TryRead(groups.Of(service, instance))) : Task.FromResult<GroupUsage?>(null);

    /// <summary>What still runs is left as it is.</summary>
    public void Dispose() => _controlGroups?.TryRemove();

    private GroupUsage? TryRead(ControlGroup group)
    {
        try
        {
            return group.Usage();
        }
        catch (SystemCallException failure)
        {
            _guardian.Warn($"Cannot tell what a service takes at the moment: {failure.Message}.");
            return null;
        }
    }
}
