using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Sockets that a service is given.</summary>
[SupportedOSPlatform("linux")]
public class PassingSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private const string TellAll = """
        [ "$LISTEN_PID" = $$ ] && echo mine
        echo "$LISTEN_FDS $LISTEN_FDNAMES"
        ls /proc/$$/fd
        """;

    [Fact(Timeout = 60_000)]
    public async Task A_program_is_told_of_its_sockets_as_by_systemd()
    {
        using var first = Listen();
        using var second = Listen();
        var script = Path.Combine(Folder, "service");
        await MakeScript(script, $"#!/bin/sh\n{TellAll}\n");

        var (_, output) = await Run(Program(script) with { Sockets = [Pass(first, "http"), Pass(second, "/run/x.sock")] });

        Assert.Equal(["mine", "2 http:/run/x.sock", "0", "1", "2", "3", "4"], Known(output));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_line_for_the_shell_is_told_too()
    {
        using var socket = Listen();

        var (_, output) = await Run(Shell(TellAll) with { Sockets = [Pass(socket, "http")] });

        Assert.Equal(["mine", "1 http", "0", "1", "2", "3"], Known(output));
    }

    [Fact(Timeout = 60_000)]
    public async Task They_come_in_order_wherever_the_agent_has_them()
    {
        var sockets = Enumerable.Range(0, 20).Select(_ => Listen()).ToList();
        sockets.Reverse(); // some of them are at numbers that others are to be put at

        var (_, output) = await Run(Shell("for i in $(seq 3 22); do readlink /proc/$$/fd/$i; done") with
        {
            Sockets = [.. sockets.Select((socket, index) => Pass(socket, $"{index}"))],
        });

        Assert.Equal(sockets.Select(Link), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_is_given_none_has_none()
    {
        using var socket = Listen();
        var launch = Shell("echo ready; exec sleep 1000");
        await Ready(launch with { Sockets = [Pass(socket, "http")] });

        var (_, output) = await Run(Shell("env | grep LISTEN; ls /proc/$$/fd"));

        Assert.Equal(["0", "1", "2"], Known(output));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_sees_nothing_else_of_how_it_was_told()
    {
        using var socket = Listen();
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", [InstanceMark.Variable] = "an-instance", ["A"] = "b c" };

        var (_, output) = await Run(Program("env") with { Sockets = [Pass(socket, "http")], Environment = environment });

        var known = environment.Keys.Concat(["LISTEN_FDS", "LISTEN_FDNAMES", "LISTEN_PID"]);
        Assert.Equal(known.Order(), output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]).Order());
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_standard_input_is_empty_all_the_same()
    {
        using var socket = Listen();

        var (_, output) = await Run(Program("readlink", "/proc/self/fd/0") with { Sockets = [Pass(socket, "http")] });

        Assert.Equal("/dev/null\n", output);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(127)]
    [InlineData(126)]
    [InlineData(0)]
    public async Task A_program_that_ends_at_once_has_run(int code)
    {
        using var socket = Listen();
        var script = Path.Combine(Folder, "service");
        await MakeScript(script, $"#!/bin/sh\nexit {code}\n");

        var (exit, _) = await Run(Program(script) with { Sockets = [Pass(socket, "http")] });

        Assert.Equal(code, exit.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_cannot_be_executed_is_refused_with_the_systems_reason()
    {
        using var socket = Listen();
        var script = Path.Combine(Folder, "script");
        await MakeScript(script, "echo hello\n");

        await ExpectFailure(Program(script) with { Sockets = [Pass(socket, "http")] }, LaunchFault.Command, "#!");
        await ExpectFailure(Program("no-such-program") with { Sockets = [Pass(socket, "http")] }, LaunchFault.Command, "no such program");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_only_the_system_refuses_is_no_run()
    {
        using var socket = Listen();
        var program = Path.Combine(Folder, "program");
        File.Copy("/bin/true", program);
        using var writer = new FileStream(program, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite); // ETXTBSY

        await ExpectFailure(Program(program) with { Sockets = [Pass(socket, "http")] }, LaunchFault.Command, $"Cannot run {program}");
    }

    private async Task ExpectFailure(Launch launch, LaunchFault fault, string reason)
    {
        var failure = await Assert.ThrowsAsync<LaunchException>(() => Host.LaunchAsync(launch));

        Assert.Equal(fault, failure.Fault);
        Assert.Contains(reason, failure.Message);
    }

    private static PassedSocket Pass(Socket socket, string name) => new(socket.SafeHandle, name);

    private static Socket Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    private static string Link(Socket socket) => new FileInfo($"/proc/self/fd/{socket.Handle}").LinkTarget!;

    // Without what a shell has open itself while it reads a script: from 10 on.
    private static string[] Known(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line is not ("10" or "255"))];
}
