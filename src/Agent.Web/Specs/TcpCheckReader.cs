using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>tcp</c>: a connection that is accepted.</summary>
internal static class TcpCheckReader
{
    public static ProbeCheck? Read(JsonObjectReader probe) => probe.Part<ProbeCheck?>("tcp", null, tcp =>
    {
        var (host, port) = HostReader.Read(tcp);
        return new ProbeCheck.Tcp(host, port);
    });
}
