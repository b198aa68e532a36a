using System.Net.Sockets;

namespace Agent.Actors.Health.Linux;

internal sealed record BoundSocket(Socket Socket, NotifyAddress Address);
