using System.Runtime.Versioning;
using Agent.Actors.Processes;

namespace Agent.Actors.Tests.Processes;

[SupportedOSPlatform("linux")]
public class StormSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Theory(Timeout = 60_000)]
    [InlineData("sleep 1000 &")]
    [InlineData("setsid sleep 1000 &")]
    [InlineData("(setsid sleep 1000 &);")]
    public async Task A_service_that_forks_without_end_is_killed(string fork)
    {
        var (process, _) = await Ready(Shell($"for i in 1 2 3 4 5 6 7 8; do {fork} done; echo ready; while :; do {fork} done"));

        process.Kill();

        await process.Emptied;
        Assert.Empty(ProcessTable.Descendants());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_that_replaces_itself_by_another_in_a_new_session_is_killed()
    {
        var script = Path.Combine(Folder, "chain");
        await MakeScript(script, "#!/bin/sh\n[ \"$1\" -eq 20 ] && echo ready\nsetsid \"$0\" $(($1 + 1)) &\n");
        var (process, _) = await Ready(Program(script, "0"));

        process.Kill();

        await process.Emptied;
        Assert.Empty(ProcessTable.Descendants());
    }

    [Fact(Timeout = 120_000)]
    public async Task Thousands_of_short_processes_end_with_the_right_code_and_leave_nothing()
    {
        await RunMany(100); // whatever is made once
        var descriptors = OpenDescriptors();

        await RunMany(3_000);

        Assert.InRange(OpenDescriptors(), 0, descriptors + 5); // the runtime opens a few of its own
        Assert.Empty(ProcessTable.Descendants());
    }

    private Task RunMany(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await ExpectCode(number % 256));

    private async Task ExpectCode(int code)
    {
        var launch = Shell($"exit {code}");
        var process = await Host.LaunchAsync(launch with { StandardOutput = Path.Combine(Folder, "out"), StandardError = Path.Combine(Folder, "out") });

        Assert.Equal(code, (await process.Exited).Code);
        await process.Emptied;
    }

    private static int OpenDescriptors() => Directory.GetFiles("/proc/self/fd").Length;
}
