using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Events;

public class EventStreamSpecs : TestKit
{
    private interface IAnimal;

    private record Mammal(string Name) : IAnimal;

    private sealed record Cat(string Name) : Mammal(Name);

    private sealed record Fish(string Name) : IAnimal;

    [Fact(Timeout = 20_000)]
    public async Task A_subscriber_gets_what_it_subscribed_to_and_no_more()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Cat));

        Sys.EventStream.Publish(new Fish("Nemo"));
        Sys.EventStream.Publish(new Mammal("Moby"));
        Sys.EventStream.Publish(new Cat("Tom"));

        await ExpectMsgAsync(new Cat("Tom"));
        Assert.False(HasMessages);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_subscription_includes_subclasses()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Mammal));

        Sys.EventStream.Publish(new Cat("Tom"));
        Sys.EventStream.Publish(new Mammal("Moby"));

        await ExpectMsgAsync<Mammal>(m => m.Name == "Tom");
        await ExpectMsgAsync<Mammal>(m => m.Name == "Moby");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_subscription_to_an_interface_includes_whoever_has_it()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(IAnimal));

        Sys.EventStream.Publish(new Cat("Tom"));
        Sys.EventStream.Publish(new Fish("Nemo"));

        await ExpectMsgAsync(new Cat("Tom"));
        await ExpectMsgAsync(new Fish("Nemo"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_subscribed_to_class_and_subclass_gets_an_event_once()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Cat));
        Sys.EventStream.Subscribe(TestActor, typeof(Mammal));

        Sys.EventStream.Publish(new Cat("Tom"));
        Sys.EventStream.Publish(new Mammal("Moby"));

        await ExpectMsgAsync(new Cat("Tom"));
        await ExpectMsgAsync(new Mammal("Moby"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_subscriber_gets_the_event()
    {
        var probes = new List<TestProbe> { CreateTestProbe(), CreateTestProbe(), CreateTestProbe() };
        foreach (var probe in probes) Sys.EventStream.Subscribe(probe, typeof(Cat));

        Sys.EventStream.Publish(new Cat("Tom"));

        foreach (var probe in probes) await probe.ExpectMsgAsync(new Cat("Tom"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Unsubscribe_ends_one_subscription()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Cat));
        Sys.EventStream.Subscribe(TestActor, typeof(Fish));

        Assert.True(Sys.EventStream.Unsubscribe(TestActor, typeof(Cat)));
        Sys.EventStream.Publish(new Cat("Tom"));
        Sys.EventStream.Publish(new Fish("Nemo"));

        await ExpectMsgAsync(new Fish("Nemo"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Unsubscribe_without_a_type_ends_all_subscriptions()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Cat));
        Sys.EventStream.Subscribe(TestActor, typeof(Fish));

        Assert.True(Sys.EventStream.Unsubscribe(TestActor));
        Sys.EventStream.Publish(new Cat("Tom"));
        Sys.EventStream.Publish(new Fish("Nemo"));

        TestActor.Tell("the end", TestActor);
        await ExpectMsgAsync("the end");
    }

    [Fact]
    public void To_subscribe_twice_or_to_unsubscribe_a_stranger_changes_nothing()
    {
        Assert.True(Sys.EventStream.Subscribe(TestActor, typeof(Cat)));
        Assert.False(Sys.EventStream.Subscribe(TestActor, typeof(Cat)));
        Assert.False(Sys.EventStream.Unsubscribe(TestActor, typeof(Fish)));
    }
}
