using System.Net.Sockets;
using System.Text;

namespace Agent.Web.Hosting;

/// <summary>
/// Tells whoever has started the agent, such as systemd, how it is, where that wants to know it:
/// https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
/// </summary>
/// <param name="address">The agent's <c>NOTIFY_SOCKET</c>: an absolute path, or a name that begins with <c>@</c> (an abstract socket).</param>
internal sealed class ServiceManager(string? address, ILogger<ServiceManager> log)
{
    public const string Variable = "NOTIFY_SOCKET";

    // What does not take it within this time has a full queue; the agent has work to do.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public Task ReadyAsync(string status) => SendAsync($"READY=1\nSTATUS={status}");

    public Task StoppingAsync(string status) => SendAsync($"STOPPING=1\nSTATUS={status}");

    private async Task SendAsync(string message)
    {
        if (string.IsNullOrEmpty(address))
            return;

        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await SendAsync(Encoding.UTF8.GetBytes(message), patience.Token);
        }
        catch (Exception e) when (e is SocketException or ArgumentException or OperationCanceledException)
        {
            log.LogWarning("Cannot tell the service manager at {Address} ({Variable}) '{Message}': {Reason}. Does it still run?", address, Variable, message, e.Message);
        }
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var path = address![0] == '@' ? $"\0{address[1..]}" : address;

        await socket.SendToAsync(message, SocketFlags.None, new UnixDomainSocketEndPoint(path), cancellation);
    }
}
