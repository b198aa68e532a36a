using Agent.Actors.Services;
using Akka.Actor;
using Akka.Hosting;
using static Agent.Actors.Services.RegistryProtocol;

namespace Agent.Web.Hosting;

/// <summary>
/// Stops every service, all at the same time, before anything of the agent stops: until nothing is left of them it goes
/// on answering, but starts none.
/// </summary>
internal sealed class Shutdown(IRequiredActor<RegistryActor> registry, ILogger<Shutdown> log) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await registry.ActorRef.Ask<AllStopped>(new StopAll(Grace: null), Timeout.InfiniteTimeSpan, CancellationToken.None);
        log.LogInformation("Every service is stopped");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
