using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>
/// All tests with real processes, one after the other: what is left of one would be found by the next. The test
/// process is their subreaper, so none of them may use <see cref="System.Diagnostics.Process"/>.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessCollection : ICollectionFixture<ProcessFixture>
{
    public const string Name = "Processes";
}

/// <summary>
/// The hosts of the tests: one for this kernel, one that works as on a kernel before 6.9, and one that puts instances into
/// control groups.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ProcessFixture : IDisposable
{
    /// <summary>What control groups are named after.</summary>
    public static readonly string Name = $"tests {Environment.ProcessId}";

    private static readonly Delegation s_delegation = Find();

    public ProcessFixture()
    {
        ChildSignals.Restore();
        Host = new LinuxProcessHost(Delegation.Off);
        GroupHost = new LinuxProcessHost(s_delegation);
        OldKernelHost = new LinuxProcessHost(ProcessGroups.OnOldKernel, DescriptorReserve.OfThisProcess(), Delegation.Off);
    }

    public LinuxProcessHost Host { get; }

    /// <summary>As <see cref="GroupHost"/>, for tests in which nothing may depend on how quick the machine is.</summary>
    internal static Launcher LauncherWith(TimeSpan patience, Func<Leader, IProcessGroup>? group = null) => new(
        Guardian.Shared, group ?? ProcessGroups.Of, DescriptorReserve.OfThisProcess(), s_delegation.Groups, new OpenFileLimit(1024, Guardian.Shared.Warn), Boot.Id())
    {
        Patience = patience,
    };

    // As with auto where there are none; where there are, every process waits for its group.
    private static Delegation Find()
    {
        var delegation = Delegation.Find(ControlGroupUse.Auto, Name);
        return delegation.Groups is null ? delegation : Delegation.Find(ControlGroupUse.On, Name);
    }

    public LinuxProcessHost OldKernelHost { get; }

    /// <summary>Without control groups where there are none.</summary>
    public LinuxProcessHost GroupHost { get; }

    public void Dispose()
    {
        Host.Dispose();
        OldKernelHost.Dispose();
        GroupHost.Dispose();
    }
}
