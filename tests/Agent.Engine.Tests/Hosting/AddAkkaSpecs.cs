using Akka;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Agent.Engine.Tests.Hosting;

public class AddAkkaSpecs
{
    [Fact(Timeout = 20_000)]
    public async Task Actors_start_with_the_host_and_can_be_injected()
    {
        using var host = TestHost.Create(akka => akka.WithActors((system, registry) => registry.Register<EchoActor>(system.ActorOf(EchoActor.Props, "echo"))));
        await host.StartAsync();

        var actor = host.Get<IRequiredActor<EchoActor>>().ActorRef;

        Assert.Equal("hi", await actor.Ask<string>("hi"));
        Assert.Equal("/user/echo", actor.Path.ToStringWithoutAddress());
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task The_system_has_its_name_and_is_the_same_everywhere()
    {
        using var host = TestHost.Create(_ => { });
        await host.StartAsync();

        var system = host.Get<ActorSystem>();

        Assert.Equal("hosted", system.Name);
        Assert.Same(system, host.Get<ActorSystem>());
        Assert.Same(ActorRegistry.For(system), host.Get<IActorRegistry>());
        Assert.Same(ActorRegistry.For(system), host.Get<IReadOnlyActorRegistry>());
        Assert.Same(ActorRegistry.For(system), host.Get<ActorRegistry>());
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Starters_run_in_their_order_and_startup_tasks_after_them()
    {
        var order = new List<string>();
        using var host = TestHost.Create(akka => akka
            .AddStartup((_, _) => order.Add("first task"))
            .WithActors((_, _) => order.Add("first starter"))
            .StartActors(async (_, _) =>
            {
                await Task.Yield();
                order.Add("second starter");
            })
            .AddStartup(async (_, _) =>
            {
                await Task.Yield();
                order.Add("second task");
            })
            .WithActors((_, _) => order.Add("third starter")));

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(["first starter", "second starter", "third starter", "first task", "second task"], order);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_configuration_can_use_the_services()
    {
        using var host = TestHost.Create((akka, services) => akka.AddHocon($"environment = {services.GetRequiredService<IHostEnvironment>().EnvironmentName}", HoconAddMode.Append));
        await host.StartAsync();

        Assert.Equal("Production", host.Get<ActorSystem>().Settings.Config.GetString("environment"));
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Appended_hocon_is_behind_and_prepended_hocon_before_the_others()
    {
        using var host = TestHost.Create(akka => akka
            .AddHocon("a = 1\nb = 1\nc = 1", HoconAddMode.Append)
            .AddHocon("a = 2\nd = 2", HoconAddMode.Append)
            .AddHocon("b = 3", HoconAddMode.Prepend)
            .AddHocon("c = 4", HoconAddMode.Replace));
        await host.StartAsync();

        var config = host.Get<ActorSystem>().Settings.Config;

        Assert.Equal([1, 3, 4, 2], [config.GetInt("a"), config.GetInt("b"), config.GetInt("c"), config.GetInt("d")]);
        Assert.True(config.HasPath("akka.loglevel"));
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_setup_can_bring_configuration()
    {
        using var host = TestHost.Create(akka => akka
            .AddHocon("a = 1\nb = 1", HoconAddMode.Append)
            .AddSetup(BootstrapSetup.Create().WithConfig("b = 2")));
        await host.StartAsync();

        var config = host.Get<ActorSystem>().Settings.Config;

        Assert.Equal([1, 2], [config.GetInt("a"), config.GetInt("b")]);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Stopping_the_host_runs_the_coordinated_shutdown()
    {
        CoordinatedShutdown.Reason? reason = null;
        using var host = TestHost.Create(akka => akka.AddStartup((system, _) =>
        {
            var shutdown = CoordinatedShutdown.Get(system);
            shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "note the reason", () =>
            {
                reason = shutdown.ShutdownReason;
                return Task.FromResult(Done.Instance);
            });
        }));
        await host.StartAsync();

        await host.StopAsync();

        Assert.IsType<CoordinatedShutdown.ClrExitReason>(reason);
        Assert.True(host.Get<ActorSystem>().WhenTerminated.IsCompleted);
    }

    [Fact(Timeout = 20_000)]
    public async Task Stopping_the_host_waits_for_the_shutdown_even_if_the_host_would_not()
    {
        var stopping = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        using var host = TestHost.Create(akka => akka.AddStartup((system, _) => CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "wait", async () =>
        {
            stopping.SetResult();
            await released.Task;
            return Done.Instance;
        })));
        await host.StartAsync();

        var stopped = host.StopAsync(new CancellationToken(canceled: true));
        await stopping.Task;
        Assert.False(stopped.IsCompleted);
        released.SetResult();
        await Record.ExceptionAsync(() => stopped);

        Assert.True(host.Get<ActorSystem>().WhenTerminated.IsCompleted);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_system_that_ends_by_itself_stops_the_host()
    {
        using var host = TestHost.Create(_ => { });
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        using var registration = host.Get<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        await host.Get<ActorSystem>().Terminate();

        await stopping.Task;
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_starter_that_fails_does_not_leave_a_running_host()
    {
        var logs = new RecordingLogs();
        using var host = TestHost.Create(akka => akka.WithActors((_, _) => throw new InvalidOperationException("no such luck")), logs);
        var stopping = host.Get<IHostApplicationLifetime>().ApplicationStopping;

        var failure = await Record.ExceptionAsync(() => host.StartAsync());

        Assert.True(failure is InvalidOperationException || stopping.IsCancellationRequested);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_host_that_was_never_started_stops_and_so_does_one_that_has_stopped()
    {
        using var idle = TestHost.Create(_ => { });
        await idle.StopAsync();

        using var host = TestHost.Create(_ => { });
        await host.StartAsync();
        await host.StopAsync();
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_required_actor_is_there_as_soon_as_it_has_been_registered()
    {
        using var host = TestHost.Create(akka => akka.WithActors((system, registry) => registry.Register<EchoActor>(system.ActorOf(EchoActor.Props))));
        var required = host.Get<IRequiredActor<EchoActor>>();

        Assert.Throws<MissingActorRegistryEntryException>(() => required.ActorRef);
        var waiting = required.GetAsync();
        Assert.False(waiting.IsCompleted);
        await host.StartAsync();

        Assert.Same(required.ActorRef, await waiting);
        await host.StopAsync();
    }
}
