using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Paths;

public class NameSpecs : TestKit
{
    [Theory]
    [InlineData("")]
    [InlineData("$dollar")]
    [InlineData("with space")]
    [InlineData("with/slash")]
    [InlineData("with#hash")]
    [InlineData("with?mark")]
    [InlineData("per%xx")]
    [InlineData("ümlaut")]
    public void An_illegal_name_is_refused(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(BlackHoleActor.Props, name));

    [Theory]
    [InlineData("a")]
    [InlineData("web-1.2_x")]
    [InlineData("with:colon@and+more*&=,!~';()")]
    [InlineData("in$ide")]
    [InlineData("per%20cent")]
    [InlineData("..")]
    public void A_legal_name_is_the_last_element_of_the_path(string name) =>
        Assert.Equal(name, Sys.ActorOf(BlackHoleActor.Props, name).Path.Name);

    [Theory]
    [InlineData("name", true)]
    [InlineData("in$ide", true)]
    [InlineData("$first", false)]
    [InlineData("a/b", false)]
    [InlineData("", false)]
    [InlineData("ü", false)]
    [InlineData("a%2", false)]
    public void A_name_can_be_checked_beforehand(string name, bool valid) =>
        Assert.Equal(valid, ActorPath.IsValidPathElement(name));

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        Sys.ActorOf(BlackHoleActor.Props, "name");

        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(BlackHoleActor.Props, "name"));
    }

    [Fact]
    public void The_same_name_may_be_used_under_another_parent()
    {
        var first = CreateTestProbe();
        var second = CreateTestProbe();

        Assert.NotEqual(
            first.ChildActorOf(BlackHoleActor.Props, "name").Path,
            second.ChildActorOf(BlackHoleActor.Props, "name").Path);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_name_is_free_again_once_the_parent_has_seen_the_death()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Phoenix(TestActor)), "parent");

        parent.Tell("burn");

        await ExpectMsgAsync("risen");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_new_actor_of_the_same_name_is_not_the_old_one()
    {
        var old = Sys.ActorOf(ForwardActor.Props(TestActor), "name");
        await old.GracefulStop(TimeSpan.FromSeconds(10));
        var young = Sys.ActorOf(ForwardActor.Props(TestActor), "name");

        old.Tell("to the old one");
        young.Tell("to the new one");

        Assert.NotEqual(old, young);
        Assert.Equal(old.Path, young.Path);
        await ExpectMsgAsync("to the new one");
    }

    [Fact]
    public void An_actor_without_a_name_gets_one_of_its_own()
    {
        var names = Enumerable.Range(0, 100).Select(_ => Sys.ActorOf(BlackHoleActor.Props).Path.Name).ToList();

        Assert.Equal(100, names.Distinct().Count());
        Assert.All(names, name => Assert.StartsWith("$", name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("_underscore")]
    [InlineData("-dash")]
    [InlineData("with/slash")]
    public void A_system_with_an_illegal_name_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => ActorSystem.Create(name));

    private sealed class Phoenix : ReceiveActor
    {
        public Phoenix(IActorRef log)
        {
            Context.Watch(Context.ActorOf(BlackHoleActor.Props, "child"));
            Receive<string>(_ => Context.Stop(Context.Child("child")));
            Receive<Terminated>(_ =>
            {
                Context.ActorOf(BlackHoleActor.Props, "child");
                log.Tell("risen");
            });
        }
    }
}
