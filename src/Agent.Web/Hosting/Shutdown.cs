using System.Runtime.InteropServices;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Akka.Actor;
using Akka.Hosting;
using static Agent.Actors.Services.RegistryProtocol;

namespace Agent.Web.Hosting;

/// <summary>
/// SIGINT and SIGTERM stop every service gracefully, all at the same time, before the agent ends; until then it goes
/// on answering. A second SIGINT kills what is left of them.
/// </summary>
internal sealed class Shutdown(IRequiredActor<RegistryActor> registry, ILogger<Shutdown> log) : IHostedLifecycleService, IDisposable
{
    private PosixSignalRegistration? _interrupts;
    private int _count;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnInterrupt);

        ProcessPlatform.ClaimChildren();
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await registry.ActorRef.Ask<AllStopped>(new StopAll(Grace: null), Timeout.InfiniteTimeSpan, cancellationToken);
        log.LogInformation("Every service is stopped");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _interrupts?.Dispose();

    // The host's own handler of the first one begins the shutdown.
    private void OnInterrupt(PosixSignalContext context)
    {
        context.Cancel = true;

        if (Interlocked.Increment(ref _count) == 1)
            return;

        log.LogWarning("Interrupted again: killing what is left");
        registry.ActorRef.Tell(new StopAll(TimeSpan.Zero), ActorRefs.NoSender);
    }
}
