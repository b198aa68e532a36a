using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>For its time, this process can open hardly any file.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DescriptorLimit : IDisposable
{
    private readonly ResourceLimit _before;

    private DescriptorLimit(ulong soft)
    {
        SystemCallException.ThrowIfFailed(Libc.GetLimit(0, Libc.RLIMIT_NOFILE, 0, out _before), "prlimit");
        Set(_before with { Soft = soft });
    }

    public static DescriptorLimit ThatLeaves(int free)
    {
        var opened = Enumerable.Range(0, free + 1).Select(_ => Libc.Open("/dev/null", Libc.O_RDONLY | Libc.O_CLOEXEC, 0)).ToList();
        opened.ForEach(descriptor => Libc.Close(descriptor));
        return new DescriptorLimit((ulong)opened[^1]);
    }

    public void Dispose() => Set(_before);

    private static void Set(ResourceLimit limit) =>
        SystemCallException.ThrowIfFailed(Libc.SetLimit(0, Libc.RLIMIT_NOFILE, in limit), "prlimit");
}
