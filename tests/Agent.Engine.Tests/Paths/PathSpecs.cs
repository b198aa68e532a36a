using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Paths;

public class PathSpecs : TestKit
{
    private readonly IActorRef _child;

    public PathSpecs() => _child = CreateTestProbe("parent").ChildActorOf(BlackHoleActor.Props, "child");

    [Fact]
    public void A_path_tells_the_system_and_all_ancestors() =>
        Assert.Equal("akka://test/system/testprobe-1-parent/child", WithoutNumber(_child.Path.ToString()));

    [Fact]
    public void A_path_can_be_told_without_the_system() =>
        Assert.Equal("/system/testprobe-1-parent/child", WithoutNumber(_child.Path.ToStringWithoutAddress()));

    [Fact]
    public void A_path_has_a_name_a_parent_and_a_root()
    {
        Assert.Equal("child", _child.Path.Name);
        Assert.Equal(["system", _child.Path.Parent.Name, "child"], _child.Path.Elements);
        Assert.Equal("akka://test/", _child.Path.Root.ToString());
        Assert.Equal(new Address("akka", "test"), _child.Path.Address);
    }

    [Fact]
    public void A_path_grows_by_a_slash()
    {
        Assert.Equal(_child.Path, _child.Path.Parent / "child");
        Assert.NotEqual(_child.Path, _child.Path.Parent / "other");
    }

    [Fact]
    public void A_reference_prints_as_its_path() => Assert.Contains(_child.Path.ToString(), _child.ToString());

    [Fact]
    public void Nobody_is_nobody()
    {
        Assert.True(ActorRefs.Nobody.IsNobody());
        Assert.False(_child.IsNobody());
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

    // A probe's name ends in a running number, and which one depends on the engine.
    private static string WithoutNumber(string path) =>
        System.Text.RegularExpressions.Regex.Replace(path, "/[^/]*parent[^/]*/", "/testprobe-1-parent/");

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
