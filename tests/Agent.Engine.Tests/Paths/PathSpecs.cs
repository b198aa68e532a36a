using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Paths;

public class PathSpecs : TestKit
{
    private readonly IActorRef _actor;

    public PathSpecs() => _actor = Sys.ActorOf(BlackHoleActor.Props, "actor");

    [Fact]
    public void A_path_tells_the_system_and_all_ancestors()
    {
        Assert.Equal("akka://test/user/actor", _actor.Path.ToString());
        Assert.Equal("/user/actor", _actor.Path.ToStringWithoutAddress());
    }

    [Fact]
    public void A_path_has_a_name_a_parent_and_a_root()
    {
        Assert.Equal("actor", _actor.Path.Name);
        Assert.Equal("akka://test/user", _actor.Path.Parent.ToString());
        Assert.Equal("akka://test/", _actor.Path.Root.ToString());
        Assert.Equal(["user", "actor"], _actor.Path.Elements);
        Assert.Equal(new Address("akka", "test"), _actor.Path.Address);
    }

    [Fact]
    public void A_path_grows_by_a_slash()
    {
        Assert.Equal(_actor.Path, _actor.Path.Parent / "actor");
        Assert.NotEqual(_actor.Path, _actor.Path.Parent / "other");
    }

    [Fact]
    public void A_reference_prints_as_its_path() => Assert.Contains(_actor.Path.ToString(), _actor.ToString());

    [Fact]
    public void Nobody_is_nobody()
    {
        Assert.True(ActorRefs.Nobody.IsNobody());
        Assert.False(_actor.IsNobody());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_parent_knows_its_children_and_a_child_its_parent()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Family()), "family");

        Assert.Equal(["a", "b"], await parent.Ask<string[]>("children"));
        Assert.Equal(parent.Path / "a", (await parent.Ask<IActorRef>("a")).Path);
        Assert.True((await parent.Ask<IActorRef>("stranger")).IsNobody());
        Assert.Equal(parent, await (await parent.Ask<IActorRef>("a")).Ask<IActorRef>("parent"));
    }

    private sealed class Family : ReceiveActor
    {
        public Family()
        {
            Context.ActorOf(Props.Create(() => new Child()), "b");
            Context.ActorOf(Props.Create(() => new Child()), "a");
            Receive<string>(m => m == "children", _ => Sender.Tell(Context.GetChildren().Select(c => c.Path.Name).Order().ToArray()));
            Receive<string>(name => Sender.Tell(Context.Child(name)));
        }
    }

    private sealed class Child : ReceiveActor
    {
        public Child() => ReceiveAny(_ => Sender.Tell(Context.Parent));
    }
}
