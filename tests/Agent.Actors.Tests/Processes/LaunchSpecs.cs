using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>What a program finds when it is started.</summary>
[SupportedOSPlatform("linux")]
public class LaunchSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Fact(Timeout = 60_000)]
    public async Task A_line_is_run_by_the_shell()
    {
        var (_, output) = await Run(Shell("for word in one two; do echo $word; done"));

        Assert.Equal("one\ntwo\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Arguments_arrive_as_they_are()
    {
        var (_, output) = await Run(Program("printf", "[%s]", "two words", "", "$HOME", "*", "ü"));

        Assert.Equal("[two words][][$HOME][*][ü]", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_runs_in_its_working_directory()
    {
        var (_, output) = await Run(Shell("pwd") with { WorkingDirectory = "/usr/share" });

        Assert.Equal("/usr/share\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_a_working_directory_it_runs_in_the_agents()
    {
        var (_, output) = await Run(Shell("pwd -P"));

        Assert.Equal(Environment.CurrentDirectory + "\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_with_a_slash_is_looked_for_in_the_working_directory()
    {
        var (_, output) = await Run(Program("bin/printf", "found") with { WorkingDirectory = "/usr" });

        Assert.Equal("found", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_without_a_slash_is_looked_for_in_its_own_path()
    {
        var tools = Directory.CreateDirectory(Path.Combine(Folder, "tools")).FullName;
        await MakeScript(Path.Combine(tools, "my-tool"), "#!/bin/sh\necho mine\n");
        var launch = Program("my-tool");

        var (_, output) = await Run(launch with
        {
            Environment = new Dictionary<string, string>(launch.Environment) { ["PATH"] = $"/nowhere:{tools}" },
        });

        Assert.Equal("mine\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_environment_is_exactly_the_given_one()
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = "/usr/bin:/bin",
            ["EMPTY"] = "",
            ["LINES"] = "one\ntwo=2",
            ["ÜNICODE"] = "ß",
            [InstanceMark.Variable] = "an-instance",
        };

        var (_, output) = await Run(Program("env", "-0") with { Environment = environment });

        Assert.Equal(
            environment.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal),
            output.Split('\0')[..^1].Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_inherits_no_descriptor_but_the_standard_ones()
    {
        var inherited = Libc.Open("/dev/null", Libc.O_RDONLY, 0); // not close-on-exec, as one that the agent itself inherited

        var (_, output) = await Run(Program("ls", "/proc/self/fd"));

        Libc.Close(inherited);
        Assert.Equal("0\n1\n2\n3\n", output); // 3 is the directory that ls reads
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_standard_input_is_empty()
    {
        var (_, output) = await Run(Program("readlink", "/proc/self/fd/0"));

        Assert.Equal("/dev/null\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task No_signal_is_blocked_or_ignored()
    {
        var (_, output) = await Run(Program("grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"));

        var masks = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[1]);
        Assert.Equal(Enumerable.Repeat("0000000000000000", 2), masks);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_leads_a_session_and_a_group_of_its_own()
    {
        var (process, _) = await Ready(Shell("echo ready; exec sleep 1000"));

        var stat = ProcessTable.Stat(process.Id);
        Assert.Equal((process.Id, process.Id), (stat.Session, stat.Group));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_gets_a_soft_limit_of_open_files_that_old_programs_bear()
    {
        var (process, _) = await Ready(Shell("echo ready; exec sleep 1000"));

        var limit = File.ReadLines($"/proc/{process.Id}/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var own = File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        Assert.Equal(["1024", Words(own)[4]], Words(limit)[3..5]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Both_streams_go_to_their_files()
    {
        var launch = Program(Dummy.Command("lines", "2"));

        var (_, output) = await Run(launch);

        Assert.Equal("out 1\nout 2\n", output);
        Assert.Equal("err 1\nerr 2\n", await File.ReadAllTextAsync(launch.StandardError));
    }

    [Fact(Timeout = 60_000)]
    public async Task Both_streams_can_go_to_one_file_behind_what_is_there()
    {
        var launch = Shell("echo out; echo err >&2");
        launch = launch with { StandardOutput = launch.StandardError };
        Directory.CreateDirectory(Path.GetDirectoryName(launch.StandardOutput)!);
        await File.WriteAllTextAsync(launch.StandardOutput, "before\n");

        var (_, output) = await Run(launch);

        Assert.Equal("before\nout\nerr\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_output_is_not_for_everybody_to_read()
    {
        var launch = Shell("exit");

        await Run(launch);

        const UnixFileMode others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(launch.StandardOutput) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.GetDirectoryName(launch.StandardOutput)!) & others);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
