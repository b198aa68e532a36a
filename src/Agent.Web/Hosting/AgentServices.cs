using Agent.Actors.Logs;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Web.Configuration;
using Agent.Web.Logs;
using Agent.Web.Requests;
using Agent.Web.Services;
using Akka.Actor;
using Akka.Hosting;

namespace Agent.Web.Hosting;

/// <summary>What the agent is made of.</summary>
internal static class AgentServices
{
    public static void AddAgent(this IServiceCollection services, AgentSettings settings)
    {
        services.AddSingleton(new Patience(settings.Http, settings.Agent.Stop));
        services.AddSingleton<ServiceGateway>();
        services.AddSingleton(provider => ProcessHost(settings, provider));
        services.AddLogs(settings);

        services.AddAkka("agent", (akka, provider) => akka
            .AddHocon(settings.Engine, HoconAddMode.Prepend)
            .ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory())
            .WithActors((system, registry) => registry.Register<RegistryActor>(
                system.ActorOf(RegistryActor.Props(Runtime(settings, provider)), "registry"))));

        services.AddHostedService<Shutdown>();
        services.AddSingleton<IHostLifetime, Signals>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        services.ConfigureHttpJsonOptions(options => AgentJson.Configure(options.SerializerOptions));
    }

    private static void AddLogs(this IServiceCollection services, AgentSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new ServiceLogs(settings.Agent.DataDirectory));
        services.AddSingleton<LogNews>();
        services.AddSingleton(settings.Http.Follow);
        services.AddSingleton<FollowerSlots>();
        services.AddSingleton<LogAnswers>();
    }

    private static IProcessHost ProcessHost(AgentSettings settings, IServiceProvider provider)
    {
        var log = provider.GetRequiredService<ILogger<IProcessHost>>();
        return ProcessPlatform.CreateHost(settings.Agent.Processes, warning => log.LogWarning("{Warning}", warning));
    }

    private static ServiceRuntime Runtime(AgentSettings settings, IServiceProvider provider) => new(
        provider.GetRequiredService<IProcessHost>(),
        new BaseEnvironment(AgentVariables(), settings.Agent.Environment.Pass),
        new SpoolDirectory(settings.Agent.DataDirectory),
        settings.Agent.Stop);

    private static Dictionary<string, string> AgentVariables() =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
}
