using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;
using Xunit.Sdk;

namespace Agent.Engine.Tests.Testing;

public class ExpectSpecs : TestKit
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(10);

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_does_not_come_fails_the_test()
    {
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync<string>(Instant));
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(Instant));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_of_another_type_fails_the_test()
    {
        Tell(1, 2);

        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync<string>());
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_differs_fails_the_test_and_both_are_named()
    {
        Tell("actual", "actual");

        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync("expected"));
        Assert.Contains("expected", failure.Message);
        Assert.Contains("actual", failure.Message);
        Assert.ThrowsAny<XunitException>(() => ExpectMsg("expected"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_a_predicate_refuses_fails_the_test()
    {
        Tell(1);

        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync<int>(n => n > 1));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_may_be_looked_at_in_many_ways()
    {
        Tell(1, 2, 3, 4, 5, 6);

        Assert.Equal(1, await ExpectMsgAsync<int>());
        Assert.Equal(2, await ExpectMsgAsync(2));
        Assert.Equal(3, await ExpectMsgAsync<int>(n => n == 3));
        Assert.Equal(4, await ExpectMsgAsync<int>(n => Assert.Equal(4, n)));
        Assert.Equal(5, await ExpectMsgAsync<int>((n, sender) => n == 5 && sender.Equals(TestActor)));
        Assert.Equal(6, await ExpectMsgAsync<int>((n, sender) => Assert.Equal(TestActor, sender)));
    }

    [Fact]
    public void A_test_may_wait_without_await()
    {
        Tell(1, 2, 3, 4, 5, 6);

        Assert.Equal(1, ExpectMsg<int>());
        Assert.Equal(2, ExpectMsg(2));
        Assert.Equal(3, ExpectMsg<int>(n => n == 3));
        Assert.Equal(4, ExpectMsg<int>(n => Assert.Equal(4, n)));
        Assert.Equal(5, ExpectMsg<int>((n, sender) => n == 5 && sender.Equals(TestActor)));
        Assert.Equal(6, ExpectMsgFrom<int>(TestActor));
    }

    [Fact(Timeout = 20_000)]
    public async Task Collections_are_equal_when_their_elements_are()
    {
        Tell(new List<int> { 1, 2 });

        await ExpectMsgAsync(new List<int> { 1, 2 });
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_from_another_sender_fails_the_test()
    {
        Tell(1, 2);

        await ExpectMsgFromAsync(TestActor, 1);
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgFromAsync(CreateTestProbe(), 2));
    }

    [Fact(Timeout = 20_000)]
    public async Task Messages_may_come_in_any_order()
    {
        Tell("c", "a", "b", "d");

        ExpectMsgAllOf("a", "b", "c");
        Assert.Equal("d", await ExpectMsgAnyOfAsync(["c", "d"]));
    }

    [Fact]
    public void A_message_that_is_none_of_those_fails_the_test()
    {
        Tell("a", "x");

        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf("a", "b"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Silence_can_be_expected()
    {
        await ExpectNoMsgAsync(Instant);
        ExpectNoMsg(Instant);
        Tell(1, 2);

        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectNoMsgAsync(Instant));
        Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(Instant));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_can_be_fished_for()
    {
        Tell(1, "no", 2, "yes", 3, "yes");

        Assert.Equal("yes", await FishForMessageAsync<string>(m => m == "yes"));
        Assert.Equal("yes", FishForMessage<string>(m => m == "yes"));
    }

    [Fact(Timeout = 20_000)]
    public async Task To_fish_in_vain_fails_the_test()
    {
        Tell(1);

        await Assert.ThrowsAnyAsync<XunitException>(async () => await FishForMessageAsync<int>(n => n == 2, Instant));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_can_be_received_whatever_it_is()
    {
        Tell(1, "two", 3);

        Assert.Equal(1, await ReceiveOneAsync());
        Assert.Equal(["two", 3], ReceiveN(2));
        Assert.Null(await ReceiveOneAsync(Instant));
    }

    [Fact(Timeout = 20_000)]
    public async Task The_last_message_and_its_sender_are_remembered()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props());
        echo.Tell("hello");

        await ExpectMsgAsync<string>();

        Assert.Equal("hello", LastMessage);
        Assert.Equal(echo, LastSender);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_test_that_is_cancelled_stops_waiting()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = ExpectMsgAsync<string>(TimeSpan.FromHours(1), cancellationToken: cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact(Timeout = 20_000)]
    public async Task To_wait_for_a_message_blocks_no_thread()
    {
        var probes = Enumerable.Range(0, 200).Select(_ => CreateTestProbe()).ToList();

        var waiting = probes.Select(probe => probe.ExpectMsgAsync<string>().AsTask()).ToList();
        foreach (var probe in probes) probe.Ref.Tell("at last", TestActor);

        await Task.WhenAll(waiting);
    }

    private void Tell(params object[] messages)
    {
        foreach (var message in messages) TestActor.Tell(message);
    }
}
