using System.Net;
using System.Net.Sockets;
using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>A connection that sends bytes as they are: a client would tidy them up, or refuse to send them.</summary>
internal sealed class RawConnection : IDisposable
{
    // A hang, and nothing else.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    private RawConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public static async Task<RawConnection> To(RunningAgent agent)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, agent.Http.BaseAddress!.Port);
        return new RawConnection(socket);
    }

    /// <summary>Sends this, and nothing more, and reads until the agent closes the connection.</summary>
    public static async Task<string> Ask(RunningAgent agent, byte[] request)
    {
        using var connection = await To(agent);
        return await connection.Ask(request);
    }

    public static Task<string> Ask(RunningAgent agent, string request) => Ask(agent, Encoding.Latin1.GetBytes(request));

    public async Task<string> Ask(byte[] request)
    {
        await Send(request);
        return await ReadToEnd();
    }

    /// <returns>Whether all of it was taken.</returns>
    public async Task<bool> Send(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes).AsTask().WaitAsync(Patience);
            return true;
        }
        catch (IOException) // The agent has closed it: it has seen enough.
        {
            return false;
        }
    }

    public Task<bool> Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    /// <summary>What is sent until the agent closes the connection, however it does.</summary>
    public async Task<string> ReadToEnd()
    {
        var answer = new MemoryStream();
        var buffer = new byte[16 << 10];

        while (await Read(buffer) is > 0 and var count)
            answer.Write(buffer, 0, count);

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>What is sent until this is in it, or the agent closes the connection.</summary>
    public async Task<string> ReadUntil(string end)
    {
        var answer = new StringBuilder();
        var buffer = new byte[1];

        while (answer.ToString().EndsWith(end, StringComparison.Ordinal) == false && await Read(buffer) > 0)
            answer.Append((char)buffer[0]);

        return answer.ToString();
    }

    public void Dispose() => _stream.Dispose();

    private async Task<int> Read(byte[] buffer)
    {
        try
        {
            return await _stream.ReadAsync(buffer).AsTask().WaitAsync(Patience);
        }
        catch (IOException) // reset
        {
            return 0;
        }
    }
}
