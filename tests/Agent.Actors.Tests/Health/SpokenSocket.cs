using Agent.Actors.Health.Notify;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Health;

/// <summary>The test speaks for the instance.</summary>
internal sealed class SpokenSocket : INotifySocket
{
    private readonly TaskCompletionSource<Action<NotifyMessage>> _heard = new();

    /// <summary>What has come, but is only found when somebody looks.</summary>
    public Queue<NotifyMessage> Unread { get; } = [];

    public IReadOnlyDictionary<string, string> EnvironmentFor(ServiceSpec spec) => new Dictionary<string, string>();

    public IDisposable Listen(IServiceProcess process, Action<NotifyMessage> heard, Action<string> warned)
    {
        _heard.SetResult(heard);
        return this;
    }

    /// <summary>When somebody listens.</summary>
    public async Task SayAsync(NotifyMessage message) => (await _heard.Task)(message);

    public void ReadNow()
    {
        while (Unread.TryDequeue(out var message)) _heard.Task.Result(message);
    }

    public void Dispose()
    {
    }
}
