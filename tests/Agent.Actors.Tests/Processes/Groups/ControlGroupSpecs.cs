using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>Instances that are in control groups of their own.</summary>
[SupportedOSPlatform("linux")]
public class ControlGroupSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;

    [ControlGroupFact(Timeout = 60_000)]
    public async Task An_instance_is_in_its_group_from_its_first_instruction()
    {
        var launch = Program("cat", "/proc/self/cgroup") with { Service = "web" };

        var (_, output) = await Run(launch);

        Assert.Contains($"/web@{MarkOf(launch)}\n", output);
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task One_whose_variables_no_shell_would_pass_on_is_put_into_it_at_once()
    {
        var launch = Program("sleep", "1000");
        launch = launch with { Environment = new Dictionary<string, string>(launch.Environment) { ["a.b"] = "c" } };

        var process = await Start(launch);

        Assert.Contains("a.b=c\0", await File.ReadAllTextAsync($"/proc/{process.Id}/environ"));
        await InItsGroup(process.Id, launch);
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task Without_waiting_it_and_what_it_has_forked_meanwhile_are_put_into_it()
    {
        using var host = new LinuxProcessHost(new Delegation(ControlGroups.Open(Hierarchy.Find()!, Host.Membership.ControlGroups!, $"{Host.Membership.ControlGroups}/late", isAwaited: false), null));
        var launch = Shell("sleep 1000 & (sleep 1000 & echo $! > child; wait) & while ! [ -s child ]; do :; done; echo ready; wait") with { WorkingDirectory = Folder };

        var process = await host.LaunchAsync(launch);
        await new Spool(launch.StandardOutput).Line("ready");
        await InItsGroup(process.Id, launch);
        await InItsGroup(int.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "child"))), launch);

        process.Kill();
        await process.Emptied;
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task Its_group_is_gone_when_nothing_is_left()
    {
        var launch = Shell("exit 3");

        await Run(launch);

        Assert.DoesNotContain(Groups(), group => group.EndsWith(MarkOf(launch), StringComparison.Ordinal));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task What_bears_the_mark_of_another_is_of_the_one_in_whose_group_it_is()
    {
        var launch = Program("sleep", "1000");
        var wronged = await Start(launch);
        var (_, output) = await Ready(Shell($"(SERVICE_AGENT_INSTANCE={MarkOf(launch)} setsid sh -c 'echo child $$; echo ready; exec sleep 1000' &) ; exec sleep 1000"));
        var pretender = await output.Child();

        wronged.Kill();
        await wronged.Emptied;

        Assert.True(ProcessTable.IsAlive(pretender));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task One_that_cannot_be_started_leaves_no_group()
    {
        var script = Path.Combine(Folder, "no-format");
        await MakeScript(script, "neither a binary nor a script\n");
        var launch = Program(script);

        await Assert.ThrowsAsync<LaunchException>(() => Start(launch));

        Assert.DoesNotContain(Groups(), group => group.EndsWith(MarkOf(launch), StringComparison.Ordinal));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task What_nothing_else_shows_is_asked_to_end_too()
    {
        var (process, hidden) = await WithHidden();

        process.Terminate(Signal.Terminate);
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(hidden));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task What_nothing_else_shows_is_killed_too()
    {
        var (process, hidden) = await WithHidden();

        process.Kill();
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(hidden));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task What_nothing_else_shows_keeps_it_from_being_empty()
    {
        var (process, hidden) = await WithHidden();

        process.Send(Signal.Kill, SignalTarget.Leader);
        await process.Exited;
        var other = await Run(Program("true")); // the census has settled since
        Assert.Equal(0, other.Exit.Code);

        Assert.True(ProcessTable.IsAlive(hidden));
        Assert.False(process.Emptied.IsCompleted);
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task Groups_that_it_made_itself_are_killed_and_removed_with_it()
    {
        var launch = Shell("own=/sys/fs/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup); [ -d $own ] || own=/sys/fs/cgroup/unified${own#/sys/fs/cgroup}; mkdir $own/inner && (echo 0 > $own/inner/cgroup.procs; exec sleep 1000) & sleep 0.2; echo ready; exec sleep 1000");
        var (process, _) = await Ready(launch);

        process.Kill();
        await process.Emptied;

        Assert.DoesNotContain(Groups(), group => group.EndsWith(MarkOf(launch), StringComparison.Ordinal));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task However_deep_they_are_and_whatever_they_hold()
    {
        var launch = Shell("echo ready; exec sleep 1000");
        var (process, _) = await Ready(launch);
        var group = Groups().Single(path => path.EndsWith(MarkOf(launch), StringComparison.Ordinal));
        var deep = Directory.CreateDirectory($"{group}/1/2/3/4/5/6/7/8/9/10/11/12").FullName;
        File.WriteAllText(Directory.CreateDirectory($"{group}/sub/threads").FullName + "/cgroup.type", "threaded");
        var (inner, _) = await Ready(Shell("echo ready; exec sleep 1000"));
        File.WriteAllText($"{deep}/cgroup.procs", $"{inner.Id}");

        process.Kill();
        await process.Emptied;
        await inner.Emptied.WaitAsync(Patience.Limit);

        Assert.False(Directory.Exists(group));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task The_next_agent_finds_all_of_it_by_its_group()
    {
        var launch = Shell(HidingLine);
        var (process, _) = await Ready(launch);
        var hidden = int.Parse(await File.ReadAllTextAsync(HiddenFile));
        var next = new LinuxProcessHost(Delegation.Find(ControlGroupUse.Auto, ProcessFixture.Name));

        var taken = await ((IProcessHost)next).TakeOverAsync(new InstanceTrace
        {
            Instance = MarkOf(launch), Process = process.Identity, StandardOutput = launch.StandardOutput, StandardError = launch.StandardError,
        });
        taken.Kill();
        await taken.Emptied;

        Assert.False(ProcessTable.IsAlive(hidden));
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task What_it_takes_is_counted()
    {
        var launch = Shell("sleep 1000 & sleep 1000 & echo ready; wait") with { Service = "web" };
        await Ready(launch);

        var usage = await Host.UsageAsync("web", MarkOf(launch));

        Assert.Equal(3, usage!.Processes);
        Assert.True(usage.Cpu > TimeSpan.Zero);
        Assert.Null(await Host.UsageAsync("web", "another"));
    }

    [ControlGroupFact]
    public void Where_they_are_is_told() => Assert.StartsWith("/", Host.Membership.ControlGroups);

    // Nothing but the group tells whose the child is: another session, no mark, none of the files, and its parent has ended.
    private string HidingLine =>
        $"(setsid env -i sh -c 'echo $$ > {HiddenFile}; exec sleep 1000' <&- >/dev/null 2>&1 &); while ! [ -s {HiddenFile} ]; do sleep 0.01; done; echo ready; exec sleep 1000";

    private string HiddenFile => Path.Combine(Folder, "hidden");

    private async Task<(IServiceProcess Process, int Hidden)> WithHidden()
    {
        var (process, _) = await Ready(Shell(HidingLine));
        var hidden = int.Parse(await File.ReadAllTextAsync(HiddenFile));
        await Hiding(hidden);
        return (process, hidden);
    }

    private static Task InItsGroup(int pid, Launch launch) => Task.Run(() => Assert.True(SpinWait.SpinUntil(
        () => File.ReadAllText($"/proc/{pid}/cgroup").Contains($"@{MarkOf(launch)}\n", StringComparison.Ordinal), Patience.Limit)));

    private string[] Groups() => Directory.GetDirectories(Host.Membership.ControlGroups!);

    private static string MarkOf(Launch launch) => launch.Environment[InstanceMark.Variable];
}
