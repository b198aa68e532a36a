using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Sockets;

/// <summary>The dummy program as an HTTP service that is given its sockets, answers with its process id, and ends well.</summary>
internal sealed class HttpDummy : IDisposable
{
    // Bound and not listening: nobody else gets the port by chance as long as this is held.
    private readonly Socket _reservation = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public HttpDummy()
    {
        _reservation.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _reservation.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public IPEndPoint Point => (IPEndPoint)_reservation.LocalEndPoint!;

    /// <param name="version">Makes a new revision.</param>
    public async Task<Answer> DeployAsync(RunningAgent agent, string id, int version = 1, object? strategy = null)
    {
        var spec = JsonSerializer.Serialize(new
        {
            argv = new[] { DotNet, Program, "http" },
            env = new { VERSION = $"{version}" },
            listen = new[] { $"{Point}" },
            stop = new { grace = 120 },
            ready = new { notify = new { } },
            strategy = strategy ?? new { type = "recreate" },
        });

        return await agent.Post($"/service/{id}/deploy", spec, ("Prefer", "wait=120"));
    }

    public void Dispose() => _reservation.Dispose();

    private static string DotNet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    // This project's output is in tests/Agent.Web.Tests/bin/<configuration>/<framework>, the dummy's in the same place of its own.
    private static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../../../Agent.Dummy/bin", Output.Parent!.Name, Output.Name, "Agent.Dummy.dll"));

    private static DirectoryInfo Output => new(AppContext.BaseDirectory.TrimEnd('/'));
}
