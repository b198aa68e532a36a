using Akka.Actor;
using Akka.Hosting;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Hosting;

public class ActorRegistrySpecs : TestKit
{
    private static readonly Type Key = typeof(EchoActor);

    private readonly ActorRegistry _registry;
    private readonly IActorRef _actor;

    public ActorRegistrySpecs()
    {
        _registry = ActorRegistry.For(Sys);
        _actor = Sys.ActorOf(EchoActor.Props);
    }

    [Fact]
    public void A_registered_actor_is_found_under_its_key()
    {
        _registry.Register<EchoActor>(_actor);

        Assert.Same(_actor, _registry.Get<EchoActor>());
        Assert.True(_registry.TryGet<EchoActor>(out var found));
        Assert.Same(_actor, found);
        Assert.True(_registry.TryGet(Key, out _));
        Assert.Equal([KeyValuePair.Create(Key, _actor)], _registry);
        Assert.Same(_registry, ActorRegistry.For(Sys));
    }

    [Fact]
    public void A_key_without_an_actor_finds_nobody()
    {
        Assert.Throws<MissingActorRegistryEntryException>(() => _registry.Get<string>());
        Assert.False(_registry.TryGet<string>(out var nobody));
        Assert.True(nobody.IsNobody());
    }

    [Fact]
    public void A_key_is_taken_until_it_is_overwritten()
    {
        _registry.Register<EchoActor>(_actor);

        Assert.Throws<DuplicateActorRegistryException>(() => _registry.Register<EchoActor>(TestActor));
        Assert.False(_registry.TryRegister<EchoActor>(TestActor));
        Assert.Same(_actor, _registry.Get<EchoActor>());

        _registry.Register<EchoActor>(TestActor, overwrite: true);
        Assert.Same(TestActor, _registry.Get<EchoActor>());
        Assert.True(_registry.TryRegister(Key, _actor, overwrite: true));
        Assert.Same(_actor, _registry.Get<EchoActor>());
    }

    [Fact]
    public void No_actor_cannot_be_registered()
    {
        Assert.Throws<ArgumentNullException>(() => _registry.Register<EchoActor>(null!));
        Assert.False(_registry.TryRegister<EchoActor>(null!));
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_waits_for_an_actor_gets_it_when_it_comes()
    {
        var first = _registry.GetAsync<EchoActor>();
        var second = _registry.GetAsync(Key);
        Assert.False(first.IsCompleted);
        Assert.Empty(_registry);

        _registry.Register<EchoActor>(_actor);

        Assert.Same(_actor, await first);
        Assert.Same(_actor, await second);
        Assert.Same(_actor, await _registry.GetAsync<EchoActor>());
    }

    [Fact(Timeout = 20_000)]
    public async Task Waiting_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var cancelled = _registry.GetAsync<EchoActor>(cancellation.Token);
        var waiting = _registry.GetAsync<EchoActor>();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _registry.Register<EchoActor>(_actor);
        Assert.Same(_actor, await waiting);
    }
}
