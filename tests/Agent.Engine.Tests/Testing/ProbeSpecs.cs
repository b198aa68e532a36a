using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Testing;

public class ProbeSpecs : TestKit
{
    private readonly TestProbe _probe;

    public ProbeSpecs() => _probe = CreateTestProbe();

    [Fact(Timeout = 20_000)]
    public async Task A_probe_sends_and_replies_in_its_own_name()
    {
        _probe.Send(TestActor, "question");
        await ExpectMsgFromAsync(_probe, "question");

        LastSender.Tell("answer");
        await _probe.ExpectMsgAsync("answer");
        _probe.Reply("thanks");

        await ExpectMsgFromAsync(_probe, "thanks");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_probe_forwards_the_last_message()
    {
        var other = CreateTestProbe();
        _probe.Ref.Tell("hello", TestActor);
        await _probe.ExpectMsgAsync("hello");

        _probe.Forward(other);

        await other.ExpectMsgFromAsync(TestActor, "hello");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_probe_is_a_reference_to_itself()
    {
        IActorRef reference = _probe;

        Assert.True(_probe.Ref.Equals(reference));
        Assert.True(reference.Equals(_probe.Ref));
        Assert.Equal(_probe.Ref.Path, reference.Path);
        reference.Tell("hello", ActorRefs.NoSender);
        await _probe.ExpectMsgAsync("hello");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_probe_is_told_of_a_death()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        await _probe.WatchAsync(actor);

        Sys.Stop(actor);

        var terminated = await _probe.ExpectTerminatedAsync(actor);
        Assert.Equal(actor, terminated.ActorRef);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_probe_that_unwatches_is_not_told()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        await _probe.WatchAsync(actor);
        await _probe.UnwatchAsync(actor);

        await actor.GracefulStop(TimeSpan.FromSeconds(10));

        _probe.Ref.Tell("the end", TestActor);
        await _probe.ExpectMsgAsync("the end");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_probe_can_be_watched_and_stopped()
    {
        Watch(_probe);

        Sys.Stop(_probe);

        await ExpectTerminatedAsync(_probe);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_probe_can_be_a_parent()
    {
        var child = _probe.ChildActorOf(Props.Create(() => new TellsParent()), "child");

        await _probe.ExpectMsgFromAsync(child, "hello, parent");

        Assert.Equal(_probe.Ref.Path / "child", child.Path);
    }

    [Fact]
    public void A_probes_name_is_the_one_it_was_given() => Assert.Contains("given", CreateTestProbe("given").Ref.Path.Name);

    private sealed class TellsParent : ReceiveActor
    {
        protected override void PreStart() => Context.Parent.Tell("hello, parent");
    }
}
