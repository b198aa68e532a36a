using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Peers;

[SupportedOSPlatform("linux")]
public class SocketSpecs
{
    private const uint Stranger = 65534;

    [Fact]
    public async Task The_agents_own_user_may_do_everything_by_the_socket()
    {
        await using var agent = await SocketAgent.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await Status(agent, "/services"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(agent.Path));
        Assert.Contains($"ready on http://unix:{agent.Path}", agent.Agent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_do_not_close_the_socket_to_its_users_but_a_wrong_one_counts()
    {
        await using var agent = await SocketAgent.StartAsync();
        var key = agent.Agent.CreateKey("ci", Scope.Read, "web-*");

        Assert.Equal(HttpStatusCode.NotFound, await Status(agent, "/service/none/status"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(agent, "/service/none/status", key));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(agent, "/services", "x"));
    }

    [Fact]
    public async Task The_mode_of_the_file_is_as_configured()
    {
        await using var agent = await SocketAgent.StartAsync("""service-agent.http.socket-mode = "0660" """);

        Assert.Equal((UnixFileMode)0b110_110_000, File.GetUnixFileMode(agent.Path));
    }

    [Fact]
    public async Task A_socket_that_a_killed_agent_has_left_is_taken_over()
    {
        await using var agent = await SocketAgent.StartAsync();
        await agent.Agent.DieAsync();
        Assert.True(File.Exists(agent.Path));

        await agent.SucceedAsync();

        Assert.Equal(HttpStatusCode.OK, await Status(agent, "/services"));
    }

    [Fact]
    public async Task A_socket_goes_with_its_agent()
    {
        await using var agent = await SocketAgent.StartAsync();

        agent.Agent.Terminate();
        await agent.Agent.ExitAsync();

        Assert.False(File.Exists(agent.Path));
    }

    [Fact]
    public async Task A_file_at_the_path_is_left_alone_and_ends_the_start()
    {
        var directory = Directory.CreateTempSubdirectory("agent-socket-");
        var path = Path.Combine(directory.FullName, "precious");
        await File.WriteAllTextAsync(path, "precious");

        var (exitCode, output) = await RunningAgent.RunAsync(["--host", $"unix:{path}"]);

        Assert.Equal(3, exitCode);
        Assert.Contains($"Cannot listen on unix:{path}", output, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(path));
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_socket_that_somebody_listens_on_is_left_to_him()
    {
        await using var first = await SocketAgent.StartAsync();

        var (exitCode, output) = await RunningAgent.RunAsync(["--host", $"unix:{first.Path}"]);

        Assert.Equal(3, exitCode);
        Assert.Contains("listens there", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(first, "/services"));
    }

    [Theory]
    [InlineData("unix:agent.sock")]
    [InlineData("unix:")]
    [InlineData("unix:/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_path_that_no_socket_can_have_is_refused(string host)
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["--host", host]);

        Assert.Equal(2, exitCode);
        Assert.Contains("a socket's path must be absolute", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("660")]
    [InlineData("01777")]
    [InlineData("0888")]
    public async Task A_mode_that_is_none_is_refused(string mode)
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["0"], $"service-agent.http.socket-mode = \"{mode}\"");

        Assert.Equal(2, exitCode);
        Assert.Contains($"http.socket-mode is '{mode}'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_user_may_do_what_the_rule_about_him_says()
    {
        if (!Environment.IsPrivilegedProcess) return; // only root can be another user

        await using var agent = await SocketAgent.StartAsync($$"""
            service-agent.http.socket-mode = "0666"
            service-agent.access.peers.stranger { uid = {{Stranger}}, scope = read, services = ["web-*"] }
            """);
        OpenTo(agent);

        Assert.Equal("200", await agent.GetAsAsync(Stranger, "/services"));
        Assert.Equal("404", await agent.GetAsAsync(Stranger, "/service/web-1/status"));
        Assert.Equal("403", await agent.GetAsAsync(Stranger, "/service/db/status"));
        Assert.Equal("403", await agent.GetAsAsync(Stranger - 1, "/services"));
        Assert.Equal("200", await agent.GetAsAsync(Stranger - 1, "/health"));
    }

    [Fact]
    public async Task Another_user_is_kept_out_by_the_mode_of_the_file()
    {
        if (!Environment.IsPrivilegedProcess) return;

        await using var agent = await SocketAgent.StartAsync();
        OpenTo(agent);

        Assert.Contains("connect", await agent.GetAsAsync(Stranger, "/health"), StringComparison.OrdinalIgnoreCase);
    }

    // The directory of a test is its user's alone.
    private static void OpenTo(SocketAgent agent) => File.SetUnixFileMode(Path.GetDirectoryName(agent.Path)!, (UnixFileMode)0b111_101_101);

    private static async Task<HttpStatusCode> Status(SocketAgent agent, string path, string? key = null)
    {
        using var answer = await agent.GetAsync(path, key);
        return answer.StatusCode;
    }
}
