using System.Runtime.Versioning;
using System.Text;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>What a service that is to gain no privileges can gain by executing a program.</summary>
[SupportedOSPlatform("linux")]
public class PrivilegeSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private const string Locked = "NoNewPrivs:\t1\n";
    private static readonly Command s_look = new Command.Program(["grep", "NoNewPrivs", "/proc/self/status"]);

    [Fact(Timeout = 60_000)]
    public async Task A_service_gains_no_privileges_where_its_spec_says_so()
    {
        var (exit, output) = await Run(Shell("") with { Command = s_look, NoNewPrivileges = true });

        Assert.Equal(0, exit.Code);
        Assert.Equal(Locked, output);
    }

    [RootFact(Timeout = 60_000)]
    public async Task A_setuid_program_gives_it_nothing()
    {
        var id = SetUserProgram("id");

        var (_, output) = await Run(Program(id, "-u") with { NoNewPrivileges = true, Confinement = new Confinement { User = "4242", Group = "4242" } });

        Assert.Equal("4242\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Neither_do_its_children()
    {
        var (_, output) = await Run(Shell("(grep NoNewPrivs /proc/self/status); exit 0") with { NoNewPrivileges = true });

        Assert.Equal(Locked, output);
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_is_started_after_it_is_as_free_as_the_agent()
    {
        await Run(Shell("exit") with { NoNewPrivileges = true });

        var (_, output) = await Run(Shell("") with { Command = s_look });

        Assert.Equal(OfTheAgent(), output);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_agents_other_threads_that_spawn_keep_what_they_have()
    {
        await Run(Shell("exit") with { NoNewPrivileges = true });

        var spawning = Directory.EnumerateDirectories("/proc/self/task")
            .Where(task => NameOf(task).StartsWith("spawn ", StringComparison.Ordinal))
            .ToLookup(task => NameOf(task) == "spawn locked\n", Of);

        Assert.Equal([Locked], spawning[true]);
        Assert.NotEmpty(spawning[false]);
        Assert.All(spawning[false], other => Assert.Equal(OfTheAgent(), other));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_cannot_be_executed_is_told_as_ever()
    {
        var script = Path.Combine(Folder, "no-format");
        await MakeScript(script, "neither a binary nor a script\n");

        await Assert.ThrowsAsync<LaunchException>(() => Start(Program(script) with { NoNewPrivileges = true }));
    }

    // Threads of the pool come and go; those that spawn do not.
    private static string NameOf(string task) => Encoding.UTF8.GetString(ProcFile.TryRead($"{task}/comm") ?? []);

    // The user has to reach it.
    private string SetUserProgram(string name)
    {
        const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

        var copy = Path.Combine(Folder, name);
        File.Copy($"/usr/bin/{name}", copy);
        File.SetUnixFileMode(Folder, Everybody | UnixFileMode.UserWrite);
        File.SetUnixFileMode(copy, Everybody | UnixFileMode.SetUser);
        return copy;
    }

    private static string OfTheAgent() => Of("/proc/self");

    private static string Of(string process) =>
        File.ReadLines($"{process}/status").Single(line => line.StartsWith("NoNewPrivs", StringComparison.Ordinal)) + "\n";
}
