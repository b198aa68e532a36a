using System.Net.Sockets;
using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Checks;

/// <summary>Whether a connection is accepted. It is closed at once.</summary>
internal sealed class TcpProbe(ProbeCheck.Tcp check) : IProbe
{
    public string Name { get; } = $"TCP {HostText.Of(check.Host)}:{check.Port}";

    public async Task<ProbeAnswer> CheckAsync(CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(check.Host, check.Port, cancellation);
            return ProbeAnswer.Success;
        }
        catch (SocketException e)
        {
            return new ProbeAnswer($"{Name} cannot be reached: {e.Message}");
        }
    }
}
