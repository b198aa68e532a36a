using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Orphans that have given up what would show where they come from, as any process can.</summary>
[SupportedOSPlatform("linux")]
public class SheddingSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Theory(Timeout = 60_000)]
    [InlineData("--no-environment")]
    [InlineData("--no-main-thread")]
    public async Task They_keep_no_other_service_from_being_empty_and_end_with_their_own(string way)
    {
        var (daemon, output) = await StartDummy("double-fork", way);
        var child = await output.Child();
        Assert.True(SpinWait.SpinUntil(() => ProcFile.TryReadAtOnce($"/proc/{child}/environ") is not { Length: > 0 }, Patience.Limit));

        await Run(Shell("exit"));
        Assert.True(ProcessTable.IsAlive(child));
        Assert.False(daemon.Exited.IsCompleted);

        daemon.Kill();
        await daemon.Emptied;
        Assert.False(ProcessTable.IsAlive(child));
    }
}
