using System.Threading.Channels;

namespace Akka.TestKit.Internal;

/// <summary>What the test actor has got and the test has not looked at yet. Waiting wakes up at once.</summary>
internal sealed class ReceivedQueue
{
    private readonly Channel<Received> _channel = Channel.CreateUnbounded<Received>();

    public bool IsEmpty => !_channel.Reader.TryPeek(out _);

    public void Add(Received received) => _channel.Writer.TryWrite(received);

    /// <summary>The next message, or null when none came in time.</summary>
    public Received? Take(TimeSpan timeout, CancellationToken cancellation) =>
        TakeAsync(timeout, cancellation).GetAwaiter().GetResult();

    public async Task<Received?> TakeAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        if (_channel.Reader.TryRead(out var received)) return received;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        try
        {
            return await _channel.Reader.ReadAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
