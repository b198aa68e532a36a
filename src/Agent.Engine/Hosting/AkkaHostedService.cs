using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Starts the actor system with its host and shuts it down with it. A system that ends by itself ends the host.</summary>
public class AkkaHostedService : IHostedService
{
    private readonly AkkaConfigurationBuilder _configurationBuilder;
    private readonly IServiceProvider _serviceProvider;
    private readonly ILogger<AkkaHostedService> _logger;
    private readonly IHostApplicationLifetime? _lifetime;
    private CoordinatedShutdown? _shutdown;

    public AkkaHostedService(
        AkkaConfigurationBuilder configurationBuilder,
        IServiceProvider serviceProvider,
        ILogger<AkkaHostedService> logger,
        IHostApplicationLifetime? applicationLifetime)
    {
        _configurationBuilder = configurationBuilder;
        _serviceProvider = serviceProvider;
        _logger = logger;
        _lifetime = applicationLifetime;
    }

    public virtual async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var system = _serviceProvider.GetRequiredService<ActorSystem>();
            _shutdown = CoordinatedShutdown.Get(system);
            await _configurationBuilder.StartAsync(system).ConfigureAwait(false);
            _ = StopHostAfter(system);
        }
        catch (Exception failure)
        {
            _logger.LogCritical(failure, "The actor system did not start");
            await StopAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs the whole coordinated shutdown, however long the host would like to wait.</summary>
    public virtual Task StopAsync(CancellationToken cancellationToken) =>
        _shutdown?.Run(CoordinatedShutdown.ClrExitReason.Instance) ?? Task.CompletedTask;

    private async Task StopHostAfter(ActorSystem system)
    {
        await system.WhenTerminated.ConfigureAwait(false);
        _lifetime?.StopApplication();
    }
}
