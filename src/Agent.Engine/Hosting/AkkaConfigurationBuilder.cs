using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Collects what an actor system is made of before it starts.</summary>
public sealed class AkkaConfigurationBuilder
{
    public readonly HashSet<Setup> Setups = [];

    private readonly List<ActorStarter> _starters = [];
    private readonly List<StartupTask> _startupTasks = [];
    private bool _isStarted;

    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        ServiceCollection = serviceCollection;
        ActorSystemName = actorSystemName;
    }

    /// <summary>All that has been added.</summary>
    public Option<Config> Configuration { get; private set; }

    internal IServiceCollection ServiceCollection { get; }

    internal string ActorSystemName { get; }

    public AkkaConfigurationBuilder StartActors(ActorStarter starter)
    {
        _starters.Add(starter);
        return this;
    }

    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) => StartActors((system, registry) =>
    {
        starter(system, registry);
        return Task.CompletedTask;
    });

    /// <summary>The task runs after all actors have been started.</summary>
    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask)
    {
        _startupTasks.Add(startupTask);
        return this;
    }

    /// <inheritdoc cref="AddStartup(StartupTask)"/>
    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) => AddStartup((system, registry) =>
    {
        startupTask(system, registry);
        return Task.CompletedTask;
    });

    internal void Add(Config hocon, HoconAddMode mode)
    {
        var before = Configuration.GetOrElse(Config.Empty);
        Configuration = mode == HoconAddMode.Append ? before.WithFallback(hocon) : hocon.WithFallback(before);
    }

    internal void Add(Setup setup)
    {
        if (setup is not BootstrapSetup bootstrap) Setups.Add(setup);
        else if (bootstrap.Config.HasValue) Add(bootstrap.Config.Value, HoconAddMode.Prepend);
    }

    internal ActorSystemSetup ToSetup() =>
        ActorSystemSetup.Create([BootstrapSetup.Create().WithConfig(Configuration.GetOrElse(Config.Empty)), .. Setups]);

    internal async Task StartAsync(ActorSystem system)
    {
        if (_isStarted) return;

        _isStarted = true;
        var registry = ActorRegistry.For(system);
        foreach (var starter in _starters) await starter(system, registry).ConfigureAwait(false);
        foreach (var task in _startupTasks) await task(system, registry).ConfigureAwait(false);
    }
}
