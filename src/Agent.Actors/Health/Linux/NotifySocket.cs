using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Actors.Health.Notify;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Linux;

/// <summary>Reads what one instance says, as much of it as one instance may say.</summary>
/// <remarks>
/// Until somebody listens for the first time the kernel keeps what is said, and senders wait when its queue is full. After
/// that it is always read, so that no service ever waits for an agent that does not want to know.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class NotifySocket(string instance, BoundSocket bound, TimeProvider time, Action closed) : INotifySocket
{
    /// <summary>In bytes, as systemd has it.</summary>
    private const int LongestDatagram = 4096;

    private const int MostAtOnce = 256, MostPerSecond = 200, MostKept = 32, MostReadNow = 64;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_untilResources = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Allowance _allowance = new(MostAtOnce, MostPerSecond, time);
    private readonly Queue<NotifyMessage> _kept = [];
    private readonly HashSet<string> _warned = [];
    private readonly byte[] _buffer = new byte[LongestDatagram];
    private readonly byte[] _look = new byte[1];
    private Senders? _senders;
    private Listener? _listener;
    private bool _isClosed;

    public IReadOnlyDictionary<string, string> EnvironmentFor(ServiceSpec spec)
    {
        var environment = new Dictionary<string, string> { ["NOTIFY_SOCKET"] = bound.Address.Text };

        // Without WATCHDOG_PID, which nobody knows before the start, it counts for every process of the service.
        if (spec.Live?.Check is ProbeCheck.Notify { Watchdog: { } interval })
            environment["WATCHDOG_USEC"] = $"{(long)interval.TotalMicroseconds}";

        return environment;
    }

    public IDisposable Listen(IServiceProcess process, Action<NotifyMessage> heard, Action<string> warned)
    {
        lock (_gate)
        {
            var isFirst = _senders is null;
            _senders = new Senders(instance, process);
            _listener = new Listener(this, heard, warned);
            while (_kept.TryDequeue(out var message)) heard(message);

            if (isFirst) _ = Task.Run(ReadAsync);
            return _listener;
        }
    }

    public void ReadNow()
    {
        try
        {
            lock (_gate)
                for (var i = 0; i < MostReadNow && TryTake(); i++)
                {
                }
        }
        catch (IOException e)
        {
            WarnOfFailure(e);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _isClosed = true;
        }

        _closing.Cancel();
        bound.Socket.Dispose();
        bound.Address.Remove();
        closed();
    }

    private async Task ReadAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await TakeTurnAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                WarnOfFailure(e);
                await Task.Delay(s_untilResources, time);
            }
        }
    }

    // A look that takes nothing: what is taken needs its sender, which this class does not tell.
    private async Task TakeTurnAsync()
    {
        await bound.Socket.ReceiveAsync(_look, SocketFlags.Peek, _closing.Token);
        if (!TakeAllowed()) await Task.Delay(s_pause, time, _closing.Token);
    }

    /// <returns><see langword="false"/>: the instance has said more than it may, and has to wait.</returns>
    private bool TakeAllowed()
    {
        lock (_gate)
        {
            while (_allowance.TryTake())
                if (!TryTake())
                    return true;
        }

        return false;
    }

    private bool TryTake()
    {
        if (_isClosed || _senders is null || Datagrams.TryTake(bound.Socket.SafeHandle, _buffer) is not { } datagram) return false;

        if (!_senders.Include(datagram.Sender))
            WarnOfStranger(datagram.Sender);
        else if (datagram.IsCut)
            Warn("cut", $"It has said something longer than {LongestDatagram} bytes on its notify socket: ignored");
        else
            Hand(Read(datagram));

        return true;
    }

    private NotifyMessage Read(Datagram datagram)
    {
        var message = NotifyReader.Read(_buffer.AsSpan(0, datagram.Length), name => Warn(name, $"It has said {name}= with a value that makes no sense: ignored"));
        if (message.MainProcess is not { } pid || _senders!.Include(datagram.Sender with { Pid = pid })) return message;

        Warn("MAINPID", $"It has said that its main process is {pid}, which does not belong to it: ignored");
        return message with { MainProcess = null };
    }

    private void Hand(NotifyMessage message)
    {
        if (_listener is not null)
        {
            _listener.Heard(message);
            return;
        }

        if (_kept.Count == MostKept) _kept.Dequeue();
        _kept.Enqueue(message);
    }

    private void WarnOfFailure(Exception failure)
    {
        lock (_gate) Warn("failure", $"Cannot read its notify socket, trying again: {failure.Message}");
    }

    private void WarnOfStranger(Sender sender) => Warn(
        "stranger",
        sender.Pid == 0
            ? "A process of a container has sent something to its notify socket, and whose it is cannot be told: ignored"
            : $"Process {sender.Pid} has sent something to its notify socket, but does not belong to it, or had ended already: ignored. Let it wait until it is heard, as systemd-notify does");

    private void Warn(string kind, string warning)
    {
        if (_warned.Count < 16 && _warned.Add(kind)) _listener?.Warned(warning);
    }

    private void Leave(Listener listener)
    {
        lock (_gate)
            if (_listener == listener)
                _listener = null;
    }

    private sealed record Listener(NotifySocket Socket, Action<NotifyMessage> Heard, Action<string> Warned) : IDisposable
    {
        public void Dispose() => Socket.Leave(this);
    }
}
