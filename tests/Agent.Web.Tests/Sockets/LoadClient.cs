using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agent.Web.Tests.Sockets;

/// <summary>A client that never tries a request twice: what fails is seen.</summary>
internal sealed class LoadClient(EndPoint point, bool keepsConnection) : IDisposable
{
    private const string EndOfHead = "\r\n\r\n";

    private readonly byte[] _request = Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: load\r\n{(keepsConnection ? "" : "Connection: close\r\n")}\r\n");
    private readonly byte[] _buffer = new byte[4096];
    private Socket? _connection;

    /// <returns>The body of the answer.</returns>
    /// <exception cref="IOException">The service did not answer, or not well.</exception>
    public async Task<string> GetAsync()
    {
        try
        {
            _connection ??= await ConnectAsync();
            await _connection.SendAsync(_request);
            return await ReadAsync(_connection);
        }
        catch (SocketException failure)
        {
            Dispose();
            throw new IOException(failure.Message, failure);
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(point.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(point);
        return socket;
    }

    private async Task<string> ReadAsync(Socket connection)
    {
        var answer = "";

        while (!IsComplete(answer))
        {
            var read = await connection.ReceiveAsync(_buffer);
            if (read == 0) throw Cut(answer);

            answer += Encoding.ASCII.GetString(_buffer, 0, read);
        }

        if (answer.Contains("Connection: close", StringComparison.Ordinal)) Dispose();
        return answer[(answer.IndexOf(EndOfHead, StringComparison.Ordinal) + EndOfHead.Length)..];
    }

    private IOException Cut(string answer)
    {
        Dispose();
        return new IOException($"The connection was closed after {answer.Length} bytes of the answer: '{answer}'.");
    }

    private static bool IsComplete(string answer) =>
        answer.IndexOf(EndOfHead, StringComparison.Ordinal) is >= 0 and var end && answer.Length >= end + EndOfHead.Length + Length(answer);

    private static int Length(string answer)
    {
        const string Name = "Content-Length: ";
        var start = answer.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        return int.Parse(answer[start..answer.IndexOf('\r', start)]);
    }
}
