using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>Connections on which nobody says anything.</summary>
public class IdleConnectionSpecs
{
    private const int Allowed = 1_000; // hocon/reference.conf: http.max-connections
    private const int Wanted = 5_000;
    private const int Spared = 1_000;

    [Fact(Timeout = 120_000)]
    public async Task Five_thousand_leave_those_within_the_bound_answered_and_go_without_a_trace()
    {
        await using var agent = await RunningAgent.StartAsync();
        Assert.Equal("ok", (await agent.Get("/health"))["status"]); // and its connection is kept
        var sockets = Enumerable.Range(0, Math.Min(Wanted, DescriptorsOfThisProcess() - Spared)).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToList();
        var refused = new Countdown(sockets.Count - (Allowed - 1));

        await Parallel.ForEachAsync(sockets, (socket, cancellation) => socket.ConnectAsync(IPAddress.Loopback, agent.Http.BaseAddress!.Port, cancellation));
        var ends = sockets.Select(socket => NoteEnd(socket, refused)).ToList();
        await refused.Done;

        Assert.Equal("ok", (await agent.Get("/health"))["status"]);
        Assert.Equal(HttpStatusCode.OK, (await agent.Deploy("meanwhile", "exec sleep 1000")).Status);

        sockets.ForEach(socket => socket.Dispose());
        await Task.WhenAll(ends);
        await AssertTakesNewOnes(agent);
    }

    // Those that have gone are noticed one after the other.
    private static async Task AssertTakesNewOnes(RunningAgent agent)
    {
        while ((await RawConnection.Ask(agent, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) == false)
            await Task.Yield();
    }

    private static async Task NoteEnd(Socket socket, Countdown refused)
    {
        try
        {
            await socket.ReceiveAsync(new byte[1]);
        }
        catch (SocketException) // reset, or our own end of it
        {
        }

        refused.Count();
    }

    private static int DescriptorsOfThisProcess() => int.Parse(
        File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[3],
        CultureInfo.InvariantCulture);

    private sealed class Countdown(int left)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = left;

        public Task Done => _done.Task;

        public void Count()
        {
            if (Interlocked.Decrement(ref _left) == 0) _done.SetResult();
        }
    }
}
