using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Paths;

public class SelectionSpecs : TestKit
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    private readonly IActorRef _parent;

    public SelectionSpecs() => _parent = Sys.ActorOf(Props.Create(() => new Parent()), "parent");

    [Theory(Timeout = 20_000)]
    [InlineData("/user/parent/first")]
    [InlineData("user/parent/first")]
    [InlineData("akka://test/user/parent/first")]
    [InlineData("/user/parent/second/../first")]
    public async Task A_path_leads_to_its_actor(string path)
    {
        await ParentIsReady();

        var actor = await Sys.ActorSelection(path).ResolveOne(Patient);

        Assert.Equal("akka://test/user/parent/first", actor.Path.ToString());
    }

    [Fact(Timeout = 20_000)]
    public async Task An_actor_selects_relative_to_itself()
    {
        _parent.Tell("first");
        await ExpectMsgAsync<ActorIdentity>(i => i.Subject!.Path.Name == "first");

        _parent.Tell("../parent");
        await ExpectMsgAsync<ActorIdentity>(i => i.Subject!.Equals(_parent));
    }

    [Fact(Timeout = 20_000)]
    public async Task Identify_carries_its_id_there_and_back()
    {
        _parent.Tell(new Identify(42));

        var identity = await ExpectMsgAsync<ActorIdentity>();

        Assert.Equal(42, identity.MessageId);
        Assert.Equal(_parent, identity.Subject);
    }

    [Fact(Timeout = 20_000)]
    public async Task Nobody_answers_to_a_path_without_an_actor()
    {
        Sys.ActorSelection("/user/parent/stranger").Tell(new Identify("who?"));

        var identity = await ExpectMsgAsync<ActorIdentity>();

        Assert.Equal("who?", identity.MessageId);
        Assert.Null(identity.Subject);
    }

    [Fact(Timeout = 20_000)]
    public async Task ResolveOne_fails_for_a_path_without_an_actor() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/stranger").ResolveOne(Patient));

    [Fact(Timeout = 20_000)]
    public async Task A_message_to_a_path_without_an_actor_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Sys.ActorSelection("/user/stranger").Tell("hello", TestActor);

        await ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "hello") && m.Sender.Equals(TestActor));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_selection_follows_a_name_to_the_new_actor()
    {
        var selection = Sys.ActorSelection("/user/name");
        var old = Sys.ActorOf(BlackHoleActor.Props, "name");
        await old.GracefulStop(Patient);

        Sys.ActorOf(ForwardActor.Props(TestActor), "name");
        selection.Tell("hello");

        await ExpectMsgAsync("hello");
    }

    private Task<ActorIdentity> ParentIsReady() => _parent.Ask<ActorIdentity>(new Identify("ready?"));

    private sealed class Parent : ReceiveActor
    {
        public Parent()
        {
            Context.ActorOf(BlackHoleActor.Props, "first");
            Context.ActorOf(BlackHoleActor.Props, "second");
            Receive<string>(path => Context.ActorSelection(path).Tell(new Identify(path), Sender));
        }
    }
}
