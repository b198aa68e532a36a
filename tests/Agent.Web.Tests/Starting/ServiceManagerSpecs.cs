using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Starting;

/// <summary>What systemd hears of the agent. The tests play its part: they own the socket.</summary>
public sealed partial class ServiceManagerSpecs : IAsyncLifetime, IDisposable
{
    private const int SIGINT = 2;
    private const int SIGTERM = 15;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agent-notify-");
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private Process? _agent;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (!_agent!.HasExited) Assert.Equal(0, Kill(_agent.Id, SIGINT));
        await _agent.WaitForExitAsync();
    }

    public void Dispose()
    {
        _agent?.Dispose();
        _socket.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_hears_that_the_agent_is_ready_and_that_it_ends()
    {
        var path = Path.Combine(_folder.FullName, "notify");
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        var agent = Start(path);

        Assert.StartsWith("READY=1\nSTATUS=Ready on http://127.0.0.1:", await Hear(), StringComparison.Ordinal);
        Assert.Equal(0, Kill(agent.Id, SIGTERM));
        Assert.Equal("STOPPING=1\nSTATUS=Ending; services go on", await Hear());

        await agent.WaitForExitAsync();
        Assert.Equal(0, agent.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_socket_may_be_abstract_and_is_not_for_services()
    {
        var name = $"agent-test-{Guid.NewGuid():N}";
        _socket.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
        var agent = Start($"@{name}");
        using var http = new HttpClient { BaseAddress = new Uri((await Hear())["READY=1\nSTATUS=Ready on ".Length..]) };

        using var body = new StringContent("""{"command":"env; echo done; exec sleep 1000"}""", Encoding.UTF8, "application/json");
        (await http.PostAsync("/service/web/deploy", body)).EnsureSuccessStatusCode();
        using var log = new StreamReader(await http.GetStreamAsync("/service/web/logs?follow=true"));
        var environment = await ReadUntil(log, "done");

        Assert.Contains("SERVICE_AGENT_INSTANCE=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("NOTIFY_SOCKET", environment, StringComparison.Ordinal);

        Assert.Equal(0, Kill(agent.Id, SIGINT));
        Assert.Equal("STOPPING=1\nSTATUS=Stopping every service", await Hear());
        await agent.WaitForExitAsync();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/nowhere/notify")]
    [InlineData("nonsense")]
    [InlineData("/a/path/that/is/longer/than/any/socket/may/have/a/path/that/is/longer/than/any/socket/may/have/a/path/that/is/longer/than/any")]
    public async Task An_agent_whose_manager_cannot_be_reached_warns_and_works(string address)
    {
        var agent = Start(address);

        var output = await ReadUntil(agent.StandardOutput, "Cannot tell the service manager");

        Assert.Contains("Service Agent is ready", output, StringComparison.Ordinal);
        Assert.Contains(address, output, StringComparison.Ordinal);
        Assert.Equal(0, Kill(agent.Id, SIGTERM));
        await agent.WaitForExitAsync();
        Assert.Equal(0, agent.ExitCode);
    }

    private Process Start(string address)
    {
        var start = new ProcessStartInfo("dotnet", [RunningAgent.Program, "0", "--data", Path.Combine(_folder.FullName, "data")])
        {
            Environment = { ["NOTIFY_SOCKET"] = address },
            RedirectStandardOutput = true,
        };

        return _agent = Process.Start(start)!;
    }

    private static async Task<string> ReadUntil(StreamReader text, string end)
    {
        var lines = new List<string>();

        while (lines.LastOrDefault()?.Contains(end, StringComparison.Ordinal) != true)
            lines.Add(await text.ReadLineAsync() ?? throw new EndOfStreamException(string.Join('\n', lines)));

        return string.Join('\n', lines);
    }

    private async Task<string> Hear()
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer.AsSpan(0, await _socket.ReceiveAsync(buffer)));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
