using System.Net.Sockets;

namespace Agent.CrashTests.Agents;

/// <summary>
/// Makes one exception of all: HttpClient lets that of the socket through if the agent dies in the moment in which it is
/// connected to, and that of the stream if it dies in the middle of an answer.
/// </summary>
internal sealed class LostConnections() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new HttpRequestException("The agent has gone.", e);
        }
    }
}
