using System.Net.Sockets;

namespace Agent.CrashTests.Agents;

/// <summary>HttpClient lets an exception of the socket through if the agent dies in the moment in which it is connected to.</summary>
internal sealed class LostConnections() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HttpRequestException("The agent has gone.", e);
        }
    }
}
