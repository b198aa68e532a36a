using Agent.Actors.Health.Notify;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Services;

internal sealed class FakeNotifySocket : INotifySocket
{
    public bool IsDisposed { get; private set; }

    public IReadOnlyDictionary<string, string> EnvironmentFor(ServiceSpec spec) => new Dictionary<string, string> { ["NOTIFY_SOCKET"] = "@fake" };

    public IDisposable Listen(IServiceProcess process, Action<NotifyMessage> heard, Action<string> warned) => this;

    public void ReadNow()
    {
    }

    public void Dispose() => IsDisposed = true;
}
