using Agent.Actors.Journal;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Tests.Journal;

public class GroupCommitSpecs : JournalActorSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task A_write_is_answered_when_it_is_durable_and_not_before()
    {
        await BlockWithAsync("started");
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        Store.Unblock();

        await WrittenAsync(1);
        Assert.Equal(["started"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_comes_during_a_commit_is_the_next_commit_in_its_order()
    {
        await BlockWithAsync("a");
        foreach (var kind in new[] { "b", "c", "d" })
            Write(kind);
        await HandledAsync();

        Store.Unblock();

        await WrittenAsync(1, 2, 3, 4);
        Assert.Equal([1, 3], Store.Commits.Select(commit => commit.Count));
        Assert.Equal(["a", "b", "c", "d"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_commit_is_no_larger_than_its_bound()
    {
        await BlockWithAsync("first");
        for (var i = 0; i < PendingWrites.LargestCommit + 10; i++)
            Write("more");
        await HandledAsync();

        Store.Unblock();

        await WrittenAsync([.. Enumerable.Range(1, PendingWrites.LargestCommit + 11).Select(i => (long)i)]);
        Assert.Equal([1, PendingWrites.LargestCommit, 10], Store.Commits.Select(commit => commit.Count));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_entry_has_the_date_of_its_arrival()
    {
        var before = DateTimeOffset.UtcNow;
        await BlockWithAsync("started");
        var after = DateTimeOffset.UtcNow;
        Store.Unblock();
        await WrittenAsync(1);

        Journal.Tell(new GetEvents(Entries.Web, 10), TestActor);

        var events = await ExpectMsgAsync<EventList>();
        Assert.InRange(Assert.Single(events.Events).At, before, after);
    }

    [Fact(Timeout = 60_000)]
    public async Task Forgetting_keeps_its_place_among_writes()
    {
        await BlockWithAsync("a");
        Journal.Tell(new Forget(Entries.Web, WriteNeed.Required, Ticket: 77), TestActor);
        Write("b");
        await HandledAsync();

        Store.Unblock();

        await WrittenAsync(1, 77, 2);
        Assert.Equal(["a", "-", "b"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task Reading_that_fails_is_answered_too()
    {
        Store.Failure = FakeStore.Full;

        Journal.Tell(new GetEvents(Entries.Web, 10), TestActor);

        Assert.Equal(FakeStore.Full.Message, (await ExpectMsgAsync<NotRead>()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_has_gathered_is_written_when_the_actor_ends_and_then_the_store_is_closed()
    {
        await BlockWithAsync("a");
        Write("b");
        await HandledAsync();

        Watch(Journal);
        Sys.Stop(Journal);
        await ExpectTerminatedAsync(Journal);
        var closing = Thread.DisposeAsync();
        Store.Unblock();
        await closing;

        ExpectMsgAllOf(new Written(1), new Written(2));
        Assert.Equal(["a", "b"], Store.Kinds);
        Assert.True(Store.IsDisposed);
    }
}
