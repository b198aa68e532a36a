using System.Net;
using System.Runtime.Versioning;
using System.Text.Json;
using Agent.Web.Tests.Access.Bounds;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Contract;

/// <summary>Services that say themselves how they are, by sd_notify(3).</summary>
[SupportedOSPlatform("linux")]
public class NotifySpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private const string Variable = "NOTIFY_SOCKET=";

    private const string SayReady = """
        use IO::Socket::UNIX; use Socket;
        my $agent = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Peer => $ENV{NOTIFY_SOCKET}) or die "$ENV{NOTIFY_SOCKET}: $!";
        $agent->send("READY=1\nSTATUS=as $<") or die $!;
        sleep 1000;
        """;

    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public Task One_says_that_it_is_ready() => BecomesReady("own", user: null);

    [RootFact]
    public async Task One_that_is_another_user_reaches_its_socket_and_nobody_else_does()
    {
        var socket = SocketOf(await BecomesReady("other", user: "nobody"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));

        await _agent.Post("/service/other/stop");

        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists(Path.GetDirectoryName(socket)), TimeSpan.FromSeconds(60)));
    }

    private static string SocketOf(int pid) =>
        File.ReadAllText($"/proc/{pid}/environ").Split('\0').Single(variable => variable.StartsWith(Variable, StringComparison.Ordinal))[Variable.Length..];

    private async Task<int> BecomesReady(string id, string? user)
    {
        var spec = new Dictionary<string, object> { ["argv"] = new[] { "/usr/bin/perl", "-e", SayReady }, ["ready"] = new { notify = new { } } };
        if (user is not null) spec["user"] = user;

        var deployed = await _agent.Post($"/service/{id}/deploy", JsonSerializer.Serialize(spec), ("Prefer", "wait=60"));

        Assert.Equal(HttpStatusCode.OK, deployed.Status);
        Assert.Equal("True", (await _agent.Get($"/service/{id}/status"))["ready"]);
        return deployed.Pid;
    }
}
