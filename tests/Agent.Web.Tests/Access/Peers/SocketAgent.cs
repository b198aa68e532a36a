using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Peers;

/// <summary>An agent on a unix socket.</summary>
internal sealed class SocketAgent : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-socket-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "agent.sock");

    public RunningAgent Agent { get; private set; } = null!;

    public static async Task<SocketAgent> StartAsync(string settings = "")
    {
        var agent = new SocketAgent();
        await agent.StartAsync(settings, predecessor: null);
        return agent;
    }

    public async Task SucceedAsync()
    {
        var predecessor = Agent;
        await StartAsync("", predecessor);
        await predecessor.DisposeAsync();
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? key = null)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://localhost{path}");

        if (key is not null)
            request.Headers.TryAddWithoutValidation("X-API-Key", key);

        return await http.SendAsync(request);
    }

    /// <summary>As another user of this host, who has neither this one's rights nor root's.</summary>
    /// <returns>The status code, or what curl says where it cannot connect.</returns>
    public async Task<string> GetAsAsync(uint user, string path)
    {
        var start = new ProcessStartInfo("setpriv", [$"--reuid={user}", $"--regid={user}", "--clear-groups", "curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "--unix-socket", Path, $"http://localhost{path}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var client = Process.Start(start)!;
        var (output, error) = (client.StandardOutput.ReadToEndAsync(), client.StandardError.ReadToEndAsync());
        await client.WaitForExitAsync();

        return client.ExitCode == 0 ? await output : await error;
    }

    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task StartAsync(string settings, RunningAgent? predecessor)
    {
        var configuration = $"""
            service-agent.http.host = "unix:{Path}"
            {settings}
            """;

        Agent = predecessor is null ? await RunningAgent.StartAsync(configuration) : await predecessor.SucceedAsync(configuration);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
