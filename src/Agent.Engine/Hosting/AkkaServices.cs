using Akka.Actor;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>The services of an actor system. The first one that is asked for creates it; its actors start with the host.</summary>
internal static class AkkaServices
{
    internal static IServiceCollection AddAkkaServices(this IServiceCollection services, Func<IServiceProvider, AkkaConfigurationBuilder> configure)
    {
        services.AddSingleton(configure);
        services.AddSingleton(CreateSystem);
        services.AddSingleton(provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        services.AddSingleton<IActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton<IReadOnlyActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>));
        return services.AddHostedService<AkkaHostedService>();
    }

    private static ActorSystem CreateSystem(IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<AkkaConfigurationBuilder>();
        if (!configuration.Setups.Any(setup => setup is LoggerFactorySetup) && provider.GetService<ILoggerFactory>() is { } loggerFactory)
            configuration.Setups.Add(new LoggerFactorySetup(loggerFactory));

        return ActorSystem.Create(configuration.ActorSystemName, configuration.ToSetup());
    }
}
