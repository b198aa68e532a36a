using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private static int _probes;

    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    public IActorRef ActorOf<TActor>()
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>());

    public IActorRef ActorOf<TActor>(string name)
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), name);

    public IActorRef ActorOf<TActor>(Func<TActor> factory)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory));

    public IActorRef ActorOf<TActor>(Func<TActor> factory, string name)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory), name);

    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>A child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Call(context => context.ActorOf(props), cancellationToken);

    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Call(context => context.ActorOf(props, name), cancellationToken);

    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        CallAsync(context => context.ActorOf(props), cancellationToken);

    public Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        CallAsync(context => context.ActorOf(props, name), cancellationToken);

    /// <summary>The test actor will be told of the other one's death.</summary>
    public IActorRef Watch(IActorRef actorToWatch) => Call(context => context.Watch(actorToWatch));

    public Task<IActorRef> WatchAsync(IActorRef actorToWatch) => CallAsync(context => context.Watch(actorToWatch));

    public IActorRef Unwatch(IActorRef actorToUnwatch) => Call(context => context.Unwatch(actorToUnwatch));

    public Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch) => CallAsync(context => context.Unwatch(actorToUnwatch));

    /// <summary>Another test actor, with expectations of its own.</summary>
    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) =>
        new(system, _assertions, $"{name ?? "testprobe"}-{Interlocked.Increment(ref _probes)}");

    /// <summary>An actor that fills this test kit's mailbox.</summary>
    public IActorRef CreateTestActor(string name) =>
        ((ExtendedActorSystem)Sys).SystemActorOf(Props.Create(() => new InternalTestActor(_received)), name);

    private IActorRef Call(Func<IActorContext, IActorRef> call, CancellationToken cancellation = default) =>
        CallAsync(call, cancellation).GetAwaiter().GetResult();

    private Task<IActorRef> CallAsync(Func<IActorContext, IActorRef> call, CancellationToken cancellation = default)
    {
        var message = new ContextCall(call);
        _testActor.Tell(message, ActorRefs.NoSender);
        return message.Done.WaitAsync(Dilated(TestKitSettings.DefaultTimeout), cancellation);
    }
}
