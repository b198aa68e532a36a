using System.Runtime.Versioning;
using Agent.Actors.Processes;

namespace Agent.Actors.Tests.Processes;

/// <summary>As whom a service runs, and within which limits.</summary>
[SupportedOSPlatform("linux")]
public class ConfinementSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private static readonly Confinement s_nobody = new() { User = "nobody" };

    [RootFact(Timeout = 60_000)]
    public async Task A_service_runs_as_its_user_with_his_groups_alone()
    {
        var (_, output) = await Run(Program("grep", "-E", "^(Uid|Gid|Groups|CapEff)", "/proc/self/status") with { Confinement = s_nobody });

        var nobody = Entry("passwd", "nobody");
        var (user, group) = (nobody[2], nobody[3]);
        Assert.Equal(
            [$"Uid:\t{user}\t{user}\t{user}\t{user}", $"Gid:\t{group}\t{group}\t{group}\t{group}", $"Groups:\t{group}", "CapEff:\t0000000000000000"],
            Lines(output).Select(line => line.TrimEnd()));
    }

    [RootFact(Timeout = 60_000)]
    public async Task Another_group_and_further_ones_are_added_by_name_or_number()
    {
        var confinement = s_nobody with { Group = "daemon", Groups = ["adm", "4242"] };

        var (_, output) = await Run(Program("grep", "-E", "^(Gid|Groups)", "/proc/self/status") with { Confinement = confinement });

        var (daemon, adm) = (Entry("group", "daemon")[2], Entry("group", "adm")[2]);
        Assert.Equal(
            [$"Gid:\t{daemon}\t{daemon}\t{daemon}\t{daemon}", $"Groups:\t{daemon} {adm} 4242"],
            Lines(output).Select(line => line.TrimEnd()));
    }

    [RootFact(Timeout = 60_000)]
    public async Task A_number_without_an_entry_will_do_where_a_group_is_said()
    {
        var (_, output) = await Run(Shell("id -u; id -g; id -G; echo \"$HOME\"") with { Confinement = new Confinement { User = "4242", Group = "4243" } });

        Assert.Equal(["4242", "4243", "4243", ""], output.Split('\n')[..4]);
        Assert.Contains("give a group", Assert.Single(await Host.CheckAsync(Shell("true") with { Confinement = new Confinement { User = "4242" } })));
    }

    [RootFact(Timeout = 60_000)]
    public async Task It_is_told_of_its_user_unless_its_spec_says_otherwise()
    {
        var launch = Shell("echo \"$USER $LOGNAME $HOME $SHELL\"") with { Confinement = s_nobody };

        var (_, told) = await Run(launch with { Environment = With(launch.Environment, "SHELL", "/bin/own") });

        Assert.Equal($"nobody nobody {Entry("passwd", "nobody")[5]} /bin/own\n", told);
    }

    [RootFact(Timeout = 60_000)]
    public async Task Its_environment_reaches_it_to_the_letter()
    {
        var launch = Program("cat", "/proc/self/environ") with { Confinement = s_nobody };
        var environment = new Dictionary<string, string>(launch.Environment)
        {
            ["HOME"] = "", ["LOGNAME"] = "l", ["SHELL"] = "s", ["USER"] = "u",
            ["QUOTES"] = "it's \"quoted\" 'twice'", ["LINES"] = "a\nb\r\n\n", ["DOLLARS"] = "$HOME `id` $(id) \\ \\n", ["UNICODE"] = "网络 é",
            ["LONG"] = new string('x', 100_000),
        };

        var (_, output) = await Run(launch with { Environment = environment });

        Assert.Equal(environment.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal), output.TrimEnd('\0').Split('\0').Order(StringComparer.Ordinal));
    }

    [RootFact(Timeout = 60_000)]
    public async Task What_its_environment_tells_the_loader_is_not_done_as_root()
    {
        var launch = Program("id", "-u") with { Confinement = s_nobody };

        await Run(launch with { Environment = With(launch.Environment, "LD_PRELOAD", "/no/such/library.so") });

        // Once: by the service's own program.
        Assert.Single(Lines(await File.ReadAllTextAsync(launch.StandardError)), line => line.Contains("cannot be preloaded"));
    }

    [RootFact(Timeout = 60_000)]
    public async Task It_has_nothing_open_but_its_standard_descriptors()
    {
        var (_, output) = await Run(Shell("ls /proc/$$/fd; readlink /proc/$$/fd/0") with { Confinement = s_nobody });

        Assert.Equal(["0", "1", "2", "/dev/null"], Lines(output));
    }

    [RootFact(Timeout = 60_000)]
    public async Task It_cannot_kill_the_agent_while_others_are_started_as_the_same_user()
    {
        var attack = $"echo ready; while :; do for thread in /proc/{Environment.ProcessId}/task/*; do kill -9 ${{thread##*/}}; done; done 2>/dev/null";
        var (attacker, _) = await Ready(Shell(attack) with { Confinement = s_nobody });

        for (var i = 0; i < 20; i++)
            Assert.Equal(0, (await Run(Program("true") with { Confinement = s_nobody })).Exit.Code);

        Assert.False(attacker.Exited.IsCompleted); // and the agent, which is this process, goes on
    }

    [Fact(Timeout = 60_000)]
    public async Task Limits_are_in_force_from_its_first_instruction()
    {
        var limits = new Dictionary<string, ResourceBound>
        {
            ["core"] = new(0, 0), ["nofile"] = new(100, 200), ["stack"] = new(1 << 20, 1 << 23), ["cpu"] = new(1000, 2000),
        };

        var (_, output) = await Run(Program("cat", "/proc/self/limits") with { Confinement = new Confinement { Limits = limits } });

        Assert.Equal(["0", "0"], Limit(output, "Max core file size"));
        Assert.Equal(["100", "200"], Limit(output, "Max open files"));
        Assert.Equal(["1048576", "8388608"], Limit(output, "Max stack size"));
        Assert.Equal(["1000", "2000"], Limit(output, "Max cpu time"));
    }

    [RootFact(Timeout = 60_000)]
    public async Task A_limit_of_processes_holds_for_its_user()
    {
        var confinement = new Confinement { User = "4247", Group = "4247", Limits = new Dictionary<string, ResourceBound> { ["nproc"] = new(3, 3) } };

        var process = await Start(Shell("for i in 1 2 3 4 5 6; do sleep 1000 & done; exit 7") with { Confinement = confinement });

        Assert.NotEqual(7, (await process.Exited).Code); // the shell gives up when it cannot fork
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_files_have_the_permissions_that_its_umask_leaves()
    {
        var file = Path.Combine(Folder, "made");

        await Run(Shell($"echo > {file}") with { Confinement = new Confinement { Umask = 0b000_011_111 } });

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_is_as_nice_as_its_spec_says()
    {
        var (_, output) = await Run(Program("nice") with { Confinement = new Confinement { Nice = 7 } });

        Assert.Equal("7\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_is_not_to_be_found_is_refused_before_anything_is_started()
    {
        var confinement = new Confinement { User = "no-such-user", Group = "no-such-group", Groups = ["nor-this"] };

        var mistakes = await Host.CheckAsync(Shell("true") with { Confinement = confinement });

        Assert.Equal(["no-such-user", "no-such-group", "nor-this"], mistakes.Select(mistake => mistake.Split(' ', ':')[4]));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_limit_beyond_what_the_system_takes_is_refused()
    {
        var launch = Shell("true") with { Confinement = new Confinement { Limits = new Dictionary<string, ResourceBound> { ["nofile"] = new(1, null) } } };

        Assert.Contains("nofile", Assert.Single(await Host.CheckAsync(launch)));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_variable_that_a_shell_would_change_is_refused()
    {
        var launch = Shell("true") with { Confinement = new Confinement { Nice = 1 } };

        var mistakes = await Host.CheckAsync(launch with { Environment = With(With(launch.Environment, "a.b", "1"), "UID", "0") });

        Assert.Equal(2, mistakes.Count(mistake => mistake.Contains("does not reach")));
    }

    [RootFact(Timeout = 60_000)]
    public async Task A_program_or_a_directory_that_is_not_for_its_user_is_refused()
    {
        var script = Path.Combine(Folder, "service");
        await MakeScript(script, "#!/bin/sh\n"); // its owner's alone, in a directory that is its owner's alone

        var program = await Assert.ThrowsAsync<LaunchException>(() => Host.LaunchAsync(Program(script) with { Confinement = s_nobody }));
        var directory = await Assert.ThrowsAsync<LaunchException>(() => Host.LaunchAsync(Program("/bin/true") with { Confinement = s_nobody, WorkingDirectory = Folder }));

        Assert.Equal([LaunchFault.Command, LaunchFault.Command], [program.Fault, directory.Fault]);
        Assert.Contains("as user nobody", program.Message);
        Assert.Contains("as user nobody", directory.Message);
        Assert.Contains(Folder, directory.Message); // as the shell has told
    }

    [RootFact(Timeout = 60_000)]
    public async Task It_can_gain_no_privileges_where_that_is_asked_for_too()
    {
        var (_, output) = await Run(Program("grep", "-E", "^(Uid|NoNewPrivs)", "/proc/self/status") with { Confinement = s_nobody, NoNewPrivileges = true });

        Assert.Contains("NoNewPrivs:\t1", output);
        Assert.DoesNotContain("Uid:\t0", output);
    }

    [RootFact(Timeout = 60_000)]
    public async Task It_is_stopped_to_the_last_process()
    {
        var (process, _) = await Ready(Shell("trap '' TERM; (sleep 1000 &) ; setsid sleep 1000 & echo ready; wait") with { Confinement = s_nobody });

        process.Kill();

        await process.Emptied.WaitAsync(Patience.Limit);
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> environment, string name, string value) =>
        new(environment) { [name] = value };

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Limit(string output, string name) =>
        Lines(output).Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..2];

    private static string[] Entry(string database, string name) =>
        File.ReadLines($"/etc/{database}").Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal)).Split(':');
}
