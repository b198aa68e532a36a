using Agent.Actors.Configuration;
using Agent.Actors.Health;
using Agent.Actors.Journal;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Sockets;
using Agent.Web.Access;
using Agent.Web.Applying;
using Agent.Web.Audit;
using Agent.Web.Configuration;
using Agent.Web.Ending;
using Agent.Web.History;
using Agent.Web.Logs;
using Agent.Web.Requests;
using Agent.Web.Services;
using Akka.Actor;
using Akka.Hosting;
using LogLevel = Akka.Event.LogLevel;

namespace Agent.Web.Hosting;

/// <summary>What the agent is made of.</summary>
internal static class AgentServices
{
    public static void AddAgent(
        this IServiceCollection services, AgentSettings settings, JournalThread journal, IReadOnlySet<ServiceId> known)
    {
        services.AddSingleton(settings.Agent);
        services.AddSingleton(settings.Agent.Defaults);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Patience(settings.Http));
        services.AddSingleton<ServiceGateway>();
        services.AddSingleton<HistoryGateway>();
        services.AddSingleton<AuditGateway>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton(new RefusalBudget(settings.Agent.Journal.Audit, TimeProvider.System));
        services.AddSingleton<ServiceCommander>();
        services.AddSingleton<CommandAnswers>();
        services.AddSingleton(new DocumentBody(settings.Http.MaxBody));
        services.AddSingleton<Applier>();
        services.AddSingleton<InstanceLog>();
        services.AddSingleton<LastExits>();
        services.AddSingleton(provider => ProcessHost(settings.Agent, provider));
        services.AddSingleton(new BaseEnvironment(AgentVariables(), settings.Agent.Environment.Pass));
        services.AddSingleton(provider => Health(settings.Agent, provider));
        services.AddSingleton(provider => SocketPlatform.Create(Warnings<IServiceSockets>(provider)));
        services.AddSingleton<ServiceRecords>();
        services.AddLogs(settings, known);
        services.AddAccess(settings);

        services.AddAkka("agent", (akka, provider) => akka
            .AddHocon(settings.Engine.Settings, HoconAddMode.Prepend)
            .ConfigureLoggers(loggers => LogTo(loggers, settings.Engine.LogLevel))
            .WithActors((system, registry) => StartActors(system, registry, settings.Agent, journal, provider)));

        services.AddSingleton(ServiceManager);
        services.AddSingleton<AgentEnd>();
        services.AddSingleton<IHostLifetime, Signals>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        services.ConfigureHttpJsonOptions(options => AgentJson.Configure(options.SerializerOptions));
    }

    private static void AddLogs(this IServiceCollection services, AgentSettings settings, IReadOnlySet<ServiceId> known)
    {
        services.AddSingleton(provider => Logs(settings.Agent, known, provider));
        services.AddSingleton(new ServiceLogs(settings.Agent.DataDirectory));
        services.AddSingleton<LogNews>();
        services.AddSingleton(settings.Http.Follow);
        services.AddSingleton<FollowerSlots>();
        services.AddSingleton<LogAnswers>();
        services.AddSingleton(new LastLines(settings.Agent.DataDirectory));
        services.AddSingleton<LogCatchUp>();
    }

    // Its own level, INFO where none is said, would be laid over the configuration. It knows no level that is off: then nobody listens.
    private static void LogTo(LoggerConfigBuilder loggers, LogLevel level)
    {
        loggers.ClearLoggers();
        if (level > LogLevel.ErrorLevel) return;

        loggers.LogLevel = level;
        loggers.AddLoggerFactory();
    }

    private static void StartActors(
        ActorSystem system, IActorRegistry registry, AgentOptions options, JournalThread journal, IServiceProvider provider)
    {
        var writer = system.ActorOf(JournalActor.Props(journal, options.Journal, TimeProvider.System), "journal");
        registry.Register<JournalActor>(writer);

        var runtime = new ServiceRuntime(
            provider.GetRequiredService<IProcessHost>(),
            provider.GetRequiredService<BaseEnvironment>(),
            provider.GetRequiredService<IServiceLogs>(),
            writer)
        {
            KillRetry = options.KillRetry,
            Retry = options.Journal.Retry,
            Health = provider.GetRequiredService<HealthRuntime>(),
            Sockets = provider.GetRequiredService<IServiceSockets>(),
        };

        var records = provider.GetRequiredService<ServiceRecords>();
        registry.Register<RegistryActor>(system.ActorOf(RegistryActor.Props(runtime, records), "registry"));
    }

    private static IProcessHost ProcessHost(AgentOptions options, IServiceProvider provider) =>
        ProcessPlatform.CreateHost(options.Processes, options.DataDirectory, Warnings<IProcessHost>(provider));

    private static IServiceLogs Logs(AgentOptions options, IReadOnlySet<ServiceId> known, IServiceProvider provider) => LogPlatform.Start(
        options.DataDirectory,
        options.Logs,
        TimeProvider.System,
        provider.GetRequiredService<LogNews>().Announce,
        Warnings<IServiceLogs>(provider),
        known);

    private static HealthRuntime Health(AgentOptions options, IServiceProvider provider) => HealthPlatform.CreateRuntime(
        options.DataDirectory,
        provider.GetRequiredService<IProcessHost>(),
        provider.GetRequiredService<BaseEnvironment>(),
        provider.GetRequiredService<IServiceLogs>(),
        provider.GetRequiredService<ServiceLogs>(),
        provider.GetRequiredService<LogNews>(),
        Warnings<HealthRuntime>(provider));

    private static ServiceManager ServiceManager(IServiceProvider provider) => new(
        Environment.GetEnvironmentVariable(Hosting.ServiceManager.Variable), provider.GetRequiredService<ILogger<ServiceManager>>());

    private static Action<string> Warnings<T>(IServiceProvider provider)
    {
        var log = provider.GetRequiredService<ILogger<T>>();
        return warning => log.LogWarning("{Warning}", warning);
    }

    private static Dictionary<string, string> AgentVariables() =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
}
