using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Specs;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using static Agent.Actors.Services.Dependencies.DependencyMessages;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services.Dependencies;

/// <summary>A registry whose services are played by the test.</summary>
public class RegistryDependencySpecs : TestKit
{
    private readonly TestProbe _services;
    private readonly IActorRef _registry;

    public RegistryDependencySpecs()
        : base(TestKitConfig.Patient + "akka.loglevel = WARNING")
    {
        _services = CreateTestProbe();
        var player = Props.Create(() => new Player(_services));
        _registry = Sys.ActorOf(Props.Create(() => new RegistryActor(_ => player, new ServiceRecords())), "registry");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_circle_is_refused_with_the_way()
    {
        Become("db", ServiceState.Running, on: ["web"]);

        Assert.Equal("web db web", string.Join(' ', (await Claim("web", "db").ExpectMsgAsync<DependenciesInCircle>()).Circle));
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_two_that_close_a_circle_at_the_same_time_one_is_refused()
    {
        await Claim("web", "db").ExpectMsgAsync<DependenciesClaimed>();

        await Claim("db", "web").ExpectMsgAsync<DependenciesInCircle>();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_released_does_not_count_any_more()
    {
        await Claim("web", "db").ExpectMsgAsync<DependenciesClaimed>();

        _registry.Tell(new ReleaseDependencies(Id("web")));

        await Claim("db", "web").ExpectMsgAsync<DependenciesClaimed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_service_claimed_before_its_actor_crashed_does_not_count_any_more()
    {
        await Claim("web", "db").ExpectMsgAsync<DependenciesClaimed>();

        _registry.Tell(new Recall(Id("web")), CreateTestProbe());

        await Claim("db", "web").ExpectMsgAsync<DependenciesClaimed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_waits_is_told_at_once_and_at_every_change_until_all_is_well()
    {
        var waiting = Await("web", DependencyCondition.Ready, "db");
        Assert.Equal("there is no such service", await ReasonAsync(waiting));

        Become("db", ServiceState.Starting);
        Assert.Equal("it is being started", await ReasonAsync(waiting));

        Become("db", ServiceState.Starting); // no news
        Become("db", ServiceState.Running, isReady: false);
        Assert.Equal("it runs, but is not ready", await ReasonAsync(waiting));

        Become("db", ServiceState.Running, isReady: true);
        Assert.Empty((await waiting.ExpectMsgAsync<DependenciesAre>()).Unmet);

        Become("db", ServiceState.Stopped);
        await Claim("later", "other").ExpectMsgAsync<DependenciesClaimed>();
        await waiting.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_waits_no_more_is_not_told_any_more()
    {
        var waiting = Await("web", DependencyCondition.Started, "db");
        await waiting.ExpectMsgAsync<DependenciesAre>();

        _registry.Tell(new AwaitNoDependencies(Id("web")));
        Become("db", ServiceState.Running);

        await Claim("later", "other").ExpectMsgAsync<DependenciesClaimed>();
        await waiting.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact(Timeout = 60_000)]
    public async Task All_services_are_closed_the_other_way_round()
    {
        Become("db", ServiceState.Running);
        Become("web", ServiceState.Running, on: ["db"]);
        Become("log", ServiceState.Running);
        var all = CreateTestProbe();

        _registry.Tell(new StopAll(Grace: null), all);
        var first = new[] { await NextClosedAsync(), await NextClosedAsync() };
        Assert.Equal(["log", "web"], first.Select(NameOf).Order(StringComparer.Ordinal));

        first.Single(service => NameOf(service) == "web").Tell(Stopped.AndRecorded);
        var db = await NextClosedAsync();
        Assert.Equal("db", NameOf(db));

        db.Tell(Stopped.AndRecorded);
        first.Single(service => NameOf(service) == "log").Tell(Stopped.AndRecorded);
        await all.ExpectMsgAsync<AllStopped>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_is_in_a_hurry_waits_for_no_order()
    {
        Become("db", ServiceState.Running);
        Become("web", ServiceState.Running, on: ["db"]);
        _registry.Tell(new StopAll(Grace: null), CreateTestProbe());
        Assert.Equal("web", NameOf(await NextClosedAsync()));

        _registry.Tell(new StopAll(TimeSpan.Zero), CreateTestProbe());

        var hurried = new[] { await NextClosedAsync(), await NextClosedAsync() };
        Assert.Equal(["db", "web"], hurried.Select(NameOf).Order(StringComparer.Ordinal));
    }

    private TestProbe Claim(string service, string dependency) =>
        Ask(new ClaimDependencies(Id(service), On(DependencyCondition.Started, dependency)));

    private TestProbe Await(string service, DependencyCondition condition, string dependency) =>
        Ask(new AwaitDependencies(Id(service), On(condition, dependency)));

    private TestProbe Ask(object question)
    {
        var asker = CreateTestProbe();
        _registry.Tell(question, asker);
        return asker;
    }

    private static async Task<string> ReasonAsync(TestProbe waiting) =>
        Assert.Single((await waiting.ExpectMsgAsync<DependenciesAre>()).Unmet).Value;

    private void Become(string service, ServiceState state, bool? isReady = null, params string[] on) =>
        _registry.Tell(new Changed(new ServiceRecord(
            new ServiceStatus
            {
                Service = Id(service),
                State = state,
                IsReady = isReady,
                Spec = Defaults.Run("sleep 1") with { DependsOn = On(DependencyCondition.Started, on) },
            },
            Process: null)));

    private static Dictionary<ServiceId, DependencyCondition> On(DependencyCondition condition, params string[] services) =>
        services.ToDictionary(Id, _ => condition);

    private async Task<IActorRef> NextClosedAsync()
    {
        await _services.ExpectMsgAsync<Close>();
        return _services.LastSender;
    }

    private static string NameOf(IActorRef service) => service.Path.Name;

    private static ServiceId Id(string name) => ServiceId.Parse(name);

    /// <summary>Tells the test what it is told, and its registry what the test tells it.</summary>
    private sealed class Player : ReceiveActor
    {
        public Player(IActorRef test)
        {
            Receive<Close>(close => test.Tell(close, Self));
            Receive<Stopped>(stopped => Context.Parent.Tell(stopped));
        }
    }
}
