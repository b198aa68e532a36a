using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agent.Actors.Tests.Health;

/// <summary>Answers every connection on a port of its own with what the test has laid out for the path that is asked for.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Cancelled when it is closed; there is nothing else to give back.")]
internal sealed class TinyServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();

    public TinyServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>By path: a status line and perhaps headers. What is not there is never answered.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = [];

    /// <summary>Heads of requests, as they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
        }
        // The test is over.
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
            try
            {
                var head = await ReadHeadAsync(client.GetStream());
                Requests.Enqueue(head);

                if (Answers.TryGetValue(head.Split(' ')[1], out var answer))
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _closing.Token);
                else
                    await Task.Delay(Timeout.InfiniteTimeSpan, _closing.Token);
            }
            // Nobody listens any more.
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
            {
            }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];

        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _closing.Token) is > 0 and var read)
            head.Append(Encoding.ASCII.GetString(buffer, 0, read));

        return head.ToString();
    }
}
