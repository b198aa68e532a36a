using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Starting;

public class StartSpecs
{
    [Fact]
    public async Task A_port_in_use_is_one_clear_line_and_exit_code_3()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, output) = await RunningAgent.RunAsync([$"{port}"]);

        Assert.Equal(3, exitCode);
        Assert.Contains($"Cannot listen on 127.0.0.1 port {port}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_on_the_command_line_is_listed_and_the_exit_code_is_2()
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["eighty", "--colour", "red"]);

        Assert.Equal(2, exitCode);
        Assert.Contains("eighty", output, StringComparison.Ordinal);
        Assert.Contains("--colour", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_in_the_configuration_is_listed_and_the_exit_code_is_2()
    {
        var (exitCode, output) = await RunningAgent.RunAsync([], """
            service-agent.http.port = 70000
            service-agent.stop.grace = soon
            service-agent.log.level = loud
            service-agent.http.colour = red
            service-agnet.http.port = 1
            """);

        Assert.Equal(2, exitCode);
        Assert.Contains("service-agent.http.port is '70000', but must be from 0 to 65535", output, StringComparison.Ordinal);
        Assert.Contains("service-agent.stop.grace is 'soon', but must be a duration", output, StringComparison.Ordinal);
        Assert.Contains("service-agent.log.level is 'loud', but must be one of", output, StringComparison.Ordinal);
        Assert.Contains("service-agent.http.colour is no setting", output, StringComparison.Ordinal);
        Assert.Contains("service-agnet is no setting", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_configuration_ends_the_start()
    {
        var (exitCode, output) = await RunningAgent.RunAsync([], "service-agent.data = ${not.there}");

        Assert.Equal(2, exitCode);
        Assert.Contains("is not valid HOCON", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_engines_settings_is_told_and_the_exit_code_is_2()
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["0"], "akka.log-dead-letters = {}");

        Assert.Equal(2, exitCode);
        Assert.Contains("settings below akka", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loud")]
    [InlineData("{ }")]
    public async Task A_wrong_level_of_the_engines_log_is_listed_with_the_other_mistakes(string level)
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["0"], $"""
            akka.loglevel = {level}
            service-agent.log.level = loud
            """);

        Assert.Equal(2, exitCode);
        Assert.Contains("akka.loglevel is '", output, StringComparison.Ordinal);
        Assert.Contains("must be one of debug, info, warning, error, off", output, StringComparison.Ordinal);
        Assert.Contains("service-agent.log.level is 'loud'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_level_of_the_engines_console_ends_the_start()
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["0"], "akka.stdout-loglevel = loud");

        Assert.Equal(2, exitCode);
        Assert.Contains("settings below akka", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DEBUG", true)]
    [InlineData("INFO", false)]
    public async Task The_level_of_the_engines_log_counts(string level, bool isShown)
    {
        await using var agent = await RunningAgent.StartAsync($"""
            akka.loglevel = {level}
            service-agent.log.level = debug
            """);

        agent.Terminate();
        Assert.Equal(0, await agent.ExitAsync());

        Assert.Equal(isShown, agent.Output.Contains(" DBG ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_level_of_the_engines_log_that_is_off_keeps_actors_quiet()
    {
        await using var agent = await RunningAgent.StartAsync("akka.loglevel = off");

        await agent.Deploy("quiet", "exec sleep 1000");

        Assert.DoesNotContain("quiet", agent.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">/dev/full 2>&1")]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    [InlineData("<&- >&- 2>&-")]
    public async Task It_works_where_nothing_can_be_printed(string streams)
    {
        var data = Directory.CreateTempSubdirectory("agent-silent-");
        var port = FreePort();
        using var agent = Process.Start("sh", ["-c", $"exec dotnet \"$0\" {port} --data \"$1\" {streams}", RunningAgent.Program, data.FullName]);

        Assert.True(await Answers(port, agent));

        agent.Kill();
        await agent.WaitForExitAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_ends_the_start()
    {
        var data = Directory.CreateTempSubdirectory("agent-log-");
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "log"), "");

        var (exitCode, output) = await RunningAgent.RunAsync(["0", "--data", data.FullName]);

        Assert.Equal(3, exitCode);
        Assert.Contains("for the agent's log", output, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("spool")]
    [InlineData("logs")]
    [InlineData("logs-deleted")]
    public async Task Output_that_cannot_be_kept_is_one_clear_line_and_exit_code_3(string name)
    {
        var data = Directory.CreateTempSubdirectory("agent-output-");
        await File.WriteAllTextAsync(Path.Combine(data.FullName, name), "");

        var (exitCode, output) = await RunningAgent.RunAsync(["0", "--data", data.FullName]);

        Assert.Equal(3, exitCode);
        Assert.Contains($"Cannot keep the output of services in {data.FullName}: {Path.Combine(data.FullName, name)} is a link or no directory", output, StringComparison.Ordinal);
        Assert.Contains("directories that the agent can write to", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Too_few_descriptors_are_one_clear_line_and_exit_code_3()
    {
        var start = new ProcessStartInfo("sh", ["-c", "ulimit -n 200; exec dotnet \"$0\" 0", RunningAgent.Program]) { RedirectStandardError = true };
        using var agent = Process.Start(start)!;

        var errors = await agent.StandardError.ReadToEndAsync();
        await agent.WaitForExitAsync();

        Assert.Equal(3, agent.ExitCode);
        Assert.Equal("The agent may open 200 files at a time, and needs 256 for itself. Raise the limit (ulimit -n, systemd's LimitNOFILE), then start it again.", errors.Trim());
    }

    [Fact]
    public async Task An_address_that_others_can_reach_is_refused_until_it_is_allowed()
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["--host", "0.0.0.0"]);

        Assert.Equal(2, exitCode);
        Assert.Contains("--allow-anonymous", output, StringComparison.Ordinal);
        Assert.Contains("--allow-plaintext", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowed_address_is_warned_of()
    {
        await using var agent = await RunningAgent.StartAsync("""
            service-agent.http.host = "0.0.0.0"
            service-agent.http.allow-anonymous = true
            service-agent.http.allow-plaintext = true
            """);

        Assert.Contains("without TLS", agent.Output, StringComparison.Ordinal);
        Assert.Contains("whoever reaches it can run commands", agent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_agent_on_the_same_data_directory_refuses_to_start_and_says_who_holds_it()
    {
        await using var first = await RunningAgent.StartAsync();

        var (exitCode, output) = await RunningAgent.RunAsync(["0", "--data", Path.Combine(first.Data, "agent")], configuration: null);

        Assert.Equal(3, exitCode);
        Assert.Contains($"process {first.Id}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "--allow-anonymous")]
    [InlineData("--version", "0.1.0")]
    public async Task Help_and_version_are_told(string option, string expected)
    {
        var (exitCode, output) = await RunningAgent.RunAsync([option]);

        Assert.Equal(0, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    // Below the ports that the kernel gives to whoever asks for any (ip(7), ip_local_port_range): nobody takes it meanwhile.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);

            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
            }
        }
    }

    // It cannot say when it is ready.
    private static async Task<bool> Answers(int port, Process agent)
    {
        using var http = new HttpClient();

        while (!agent.HasExited)
        {
            try
            {
                return (await http.GetAsync($"http://127.0.0.1:{port}/health")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Yield();
            }
        }

        return false;
    }
}
