using System.Runtime.InteropServices;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Akka.Actor;
using Akka.Hosting;
using static Agent.Actors.Services.RegistryProtocol;

namespace Agent.Web.Hosting;

/// <summary>SIGINT, SIGTERM, SIGQUIT and SIGHUP end the agent gracefully; a SIGINT while it is ending kills what is left of the services.</summary>
internal sealed class Signals(IHostApplicationLifetime host, IRequiredActor<RegistryActor> registry, ILogger<Signals> log)
    : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _received;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));

        ProcessPlatform.ClaimChildren();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;

        if (Interlocked.Increment(ref _received) == 1)
            _ = StopServicesFirstAsync();
        else if (context.Signal is PosixSignal.SIGINT)
            KillServices();
    }

    // The host's own stop is bounded; that of the services takes as long as they need.
    private async Task StopServicesFirstAsync()
    {
        try
        {
            await registry.ActorRef.Ask<AllStopped>(new StopAll(Grace: null), Timeout.InfiniteTimeSpan);
        }
        finally
        {
            host.StopApplication();
        }
    }

    private void KillServices()
    {
        log.LogWarning("Interrupted again: killing what is left");
        registry.ActorRef.Tell(new StopAll(TimeSpan.Zero), ActorRefs.NoSender);
    }
}
