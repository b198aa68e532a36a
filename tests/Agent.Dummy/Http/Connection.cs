using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Agent.Dummy.Http;

/// <summary>A connection: one request after the other, until the client or this process has had enough.</summary>
internal sealed class Connection(Socket socket)
{
    private static readonly CountdownEvent s_open = new(1);
    private static volatile bool s_isEnding;

    private readonly byte[] _buffer = new byte[4096];
    private int _length;

    public static void Begin(Socket socket)
    {
        s_open.AddCount();
        _ = new Connection(socket).RunAsync();
    }

    /// <summary>Each gets an answer to its next request, and learns by it that it is the last.</summary>
    public static void AwaitAll()
    {
        s_isEnding = true;
        s_open.Signal();
        s_open.Wait();
    }

    private async Task RunAsync()
    {
        try
        {
            while (await ReadRequestAsync() is { } request && await AnswerAsync(request))
            {
            }
        }
        catch (SocketException)
        {
            // The client is gone.
        }
        finally
        {
            socket.Dispose();
            s_open.Signal();
        }
    }

    private async Task<string?> ReadRequestAsync()
    {
        while (End() < 0)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_length));
            if (read == 0) return null;

            _length += read;
        }

        return TakeRequest(End());
    }

    private int End() => _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);

    private string TakeRequest(int end)
    {
        var request = Encoding.ASCII.GetString(_buffer, 0, end);
        _length -= end + 4;
        Array.Copy(_buffer, end + 4, _buffer, 0, _length);
        return request;
    }

    /// <returns>Whether another request may follow.</returns>
    private async Task<bool> AnswerAsync(string request)
    {
        var isLast = s_isEnding || request.Contains("Connection: close", StringComparison.OrdinalIgnoreCase);
        var body = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var answer = $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n{(isLast ? "Connection: close\r\n" : "")}\r\n{body}";

        for (var left = Encoding.ASCII.GetBytes(answer).AsMemory(); left.Length > 0;)
            left = left[await socket.SendAsync(left)..];

        return !isLast;
    }
}
