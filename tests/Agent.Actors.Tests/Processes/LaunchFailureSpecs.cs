using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>A program that cannot be executed is an error with the system's reason, not a process that exits with 127.</summary>
[SupportedOSPlatform("linux")]
public class LaunchFailureSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Theory(Timeout = 60_000)]
    [InlineData("no-such-program", "no such program in the service's PATH")]
    [InlineData("/no/such/program", "there is no such file")]
    [InlineData("/etc/passwd", "may not execute")]
    [InlineData("/etc/passwd/program", "there is no such file")]
    [InlineData("/usr", "it is a directory")]
    [InlineData("/dev/null", "not a regular file")]
    [InlineData("", "The command is empty")]
    [InlineData("a\0b", "NUL")]
    public Task A_program_that_is_none_is_found_before_the_launch(string program, string reason) =>
        ExpectMistake(Program(program), reason);

    [Theory(Timeout = 60_000)]
    [InlineData("/no/such/directory", "does not exist")]
    [InlineData("/etc/passwd", "is not a directory")]
    [InlineData("tmp", "not an absolute path")]
    [InlineData("/tmp\0", "NUL")]
    public Task A_working_directory_that_is_none_is_found_before_the_launch(string directory, string reason) =>
        ExpectMistake(Shell("exit") with { WorkingDirectory = directory }, reason);

    [Fact(Timeout = 60_000)]
    public Task An_argument_that_is_too_long_is_found_before_the_launch() =>
        ExpectMistake(Program("echo", new string('x', 131_072)), "131071 at most");

    [Fact(Timeout = 60_000)]
    public async Task The_longest_argument_arrives()
    {
        var (_, output) = await Run(Program("printf", "%s", new string('x', 131_071)));

        Assert.Equal(131_071, output.Length);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var launch = Program("no-such-program", "a\0b") with { WorkingDirectory = "/no/such/directory" };
        var environment = new Dictionary<string, string>(launch.Environment) { ["A=B"] = "", ["C"] = "\0" };

        var mistakes = LaunchCheck.Mistakes(launch with { Environment = environment }).ToList();

        Assert.Equal(4, mistakes.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_without_an_interpreter_line_is_refused_with_the_systems_reason()
    {
        var script = Path.Combine(Folder, "script");
        await MakeScript(script, "echo hello\n");

        await ExpectFailure(Program(script), LaunchFault.Command, "#!");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("#!/no/such/interpreter\n", "its interpreter, /no/such/interpreter, cannot be run: there is no such file")]
    [InlineData("#!/no/such/interpreter", "its interpreter, /no/such/interpreter, cannot be run: there is no such file")]
    [InlineData("#! \t/etc/passwd -x\n", "its interpreter, /etc/passwd, cannot be run: the agent may not execute it")]
    [InlineData("#!/bin/sh\r\n", @"its interpreter, /bin/sh\r, cannot be run")]
    public async Task A_script_without_its_interpreter_is_found_before_the_launch(string text, string reason)
    {
        var script = Path.Combine(Folder, "script");
        await MakeScript(script, text);

        await ExpectMistake(Program(script), reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_fifo_in_the_place_of_the_output_does_not_hold_up_the_launch()
    {
        var launch = Shell("exit");
        var hostile = await Start(launch with { Command = new Command.Shell($"rm {launch.StandardOutput}; mkfifo {launch.StandardOutput}") });
        await hostile.Emptied;

        await ExpectFailure(launch, LaunchFault.System, launch.StandardOutput);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_services_own_output_blocks()
    {
        var (_, output) = await Run(Shell("grep flags /proc/self/fdinfo/1"));

        Assert.Equal(0, Convert.ToInt32(output.Split('\t')[1].Trim(), fromBase: 8) & 0x800);
    }

    [Fact]
    public void Not_more_than_ten_mistakes_are_told()
    {
        var mistakes = LaunchCheck.Mistakes(Program(["echo", .. Enumerable.Repeat("\0", 1000), new string('x', 1_000_000)])).ToList();

        Assert.Equal(10, mistakes.Count);
    }

    [Fact(Timeout = 60_000)]
    public Task Arguments_that_are_too_long_together_are_found_before_the_launch()
    {
        var arguments = Enumerable.Repeat(new string('x', 100_000), 100);

        return ExpectMistake(Program(["echo", .. arguments]), "bytes together");
    }

    [Fact(Timeout = 60_000)]
    public async Task As_much_as_the_system_takes_arrives()
    {
        var launch = Program("printf", "%.0s");
        var most = launch with { Command = new Command.Program(["printf", "%.0s", .. Fillers(launch, spare: 4096)]) };

        var (exit, _) = await Run(most);

        Assert.Equal(0, exit.Code);
    }

    private static IEnumerable<string> Fillers(Launch launch, int spare)
    {
        var room = ArgumentSpace.Limit - ArgumentSpace.Needed([], launch.Environment) - spare;
        return Enumerable.Repeat(new string('x', 991), (int)(room / 1000)); // 1000 bytes each with NUL and pointer
    }

    [Theory]
    [InlineData(Errno.ENOENT, LaunchFault.Command)]
    [InlineData(Errno.EPERM, LaunchFault.Command)]
    [InlineData(Errno.ELOOP, LaunchFault.Command)]
    [InlineData(Errno.EAGAIN, LaunchFault.System)]
    [InlineData(Errno.EIO, LaunchFault.System)]
    public void What_no_caller_can_mend_is_the_systems_fault(int errno, LaunchFault fault) =>
        Assert.Equal(fault, LaunchFailure.Of(errno, "program").Fault);

    [Fact]
    public void What_is_not_about_the_program_is_told_as_what_it_is()
    {
        var failure = LaunchFailure.Of(new SystemCallException("pidfd_open(42)", Errno.EACCES), "program");

        Assert.Equal((LaunchFault.System, "Cannot start a process for program: pidfd_open(42): Permission denied (errno 13)."), (failure.Fault, failure.Message));
        Assert.Contains("raise its limit", LaunchFailure.Of(new SystemCallException("pipe2", Errno.EMFILE), "program").Message);
        Assert.Equal(LaunchFault.Command, LaunchFailure.Of(new SystemCallException("posix_spawn", Errno.EACCES), "program").Fault);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_output_file_that_is_a_link_is_refused()
    {
        var link = Path.Combine(Folder, "link");
        File.CreateSymbolicLink(link, "/etc/passwd");

        await ExpectFailure(Shell("exit") with { StandardError = link }, LaunchFault.System, link);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_output_file_in_what_is_no_directory_is_refused() =>
        await ExpectFailure(Shell("exit") with { StandardOutput = "/etc/passwd/out" }, LaunchFault.System, "/etc/passwd/out");

    [Fact(Timeout = 60_000)]
    public async Task A_service_cannot_have_the_last_descriptors()
    {
        var host = new LinuxProcessHost(ProcessGroups.OnOldKernel, new DescriptorReserve(limit: 70), Delegation.Off);

        await ExpectFailure(Shell("exit"), LaunchFault.System, "too many files open", host);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_that_cannot_be_watched_is_taken_back()
    {
        var host = new LinuxProcessHost(_ => throw new SystemCallException("pidfd_open", Errno.EMFILE), DescriptorReserve.OfThisProcess(), Delegation.Off);

        await ExpectFailure(Shell("sleep 1000 & sleep 1000"), LaunchFault.System, "too many files open", host);

        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Descendants().Count == 0 && ProcessTable.Zombies().Count == 0, Patience.Limit));
    }

    [ProcessLimitFact(Timeout = 60_000)]
    public async Task At_the_limit_of_processes_nothing_is_started()
    {
        await Run(Shell("exit")); // the threads that spawn are there now
        using var limit = ProcessLimit.Reached();

        await ExpectFailure(Shell("exit"), LaunchFault.System, "limit of processes");
    }

    private async Task ExpectMistake(Launch launch, string reason)
    {
        Assert.Contains(reason, Assert.Single(LaunchCheck.Mistakes(launch)));
        await ExpectFailure(launch, LaunchFault.Command, reason);
    }

    private async Task ExpectFailure(Launch launch, LaunchFault fault, string reason, LinuxProcessHost? host = null)
    {
        var failure = await Assert.ThrowsAsync<LaunchException>(() => (host ?? Host).LaunchAsync(launch));

        Assert.Equal(fault, failure.Fault);
        Assert.Contains(reason, failure.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_has_become_a_pipe_since_it_was_looked_at_is_not_waited_for()
    {
        var pipe = Path.Combine(Folder, "pipe");
        await Run(Program("mkfifo", pipe));

        Assert.Null(await Task.Run(() => ProgramStart.TryRead(pipe, new byte[4])).WaitAsync(Patience.Limit));
    }
}
