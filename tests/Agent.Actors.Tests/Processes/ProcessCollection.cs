using System.Runtime.Versioning;
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

/// <summary>The hosts of the tests: one for this kernel, one that works as on a kernel before 6.9.</summary>
[SupportedOSPlatform("linux")]
public sealed class ProcessFixture
{
    public ProcessFixture()
    {
        ChildSignals.Restore();
        Host = new LinuxProcessHost();
        OldKernelHost = new LinuxProcessHost(ProcessGroups.OnOldKernel, DescriptorReserve.OfThisProcess());
    }

    public LinuxProcessHost Host { get; }

    public LinuxProcessHost OldKernelHost { get; }
}
