using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Orphans that have given up what would show where they come from, or made it up, as any process can.</summary>
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

    [Fact(Timeout = 60_000)]
    public async Task Only_a_whole_variable_is_a_mark()
    {
        var process = await Start(Program("env", "-i", "A=SERVICE_AGENT_INSTANCE=made-up", "MY_SERVICE_AGENT_INSTANCE=made-up", "SERVICE_AGENT_INSTANCE=mark", "sleep", "1000"));

        Assert.True(SpinWait.SpinUntil(() => new Evidence(process.Id).TryMark(out var mark) && mark == "mark", Patience.Limit));
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_an_environment_without_end_no_more_is_read_than_a_program_can_be_started_with()
    {
        var endless = Path.Combine(Folder, "environ");
        await using (var file = File.Create(endless)) file.SetLength(1L << 40);

        Assert.Equal(8 << 20, ProcFile.TryReadAtOnce(endless)?.Length);
    }

    [Fact]
    public void Of_a_directory_without_end_no_more_is_read_than_is_asked_for()
    {
        for (var name = 1; name <= 2000; name++) File.WriteAllText(Path.Combine(Folder, $"{name}"), "");

        Assert.InRange(ProcFile.Numbers(Folder, atMost: 100).Count, 100, 1000);
        Assert.Equal(2000, ProcFile.Numbers(Folder).Count);
    }
}
