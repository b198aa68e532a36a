using Agent.Actors.Journal;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Tests.Journal;

public class FailingSpecs : JournalActorSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task What_is_required_and_refused_was_never_asked_for()
    {
        Store.Failure = FakeStore.Full;
        Write("refused");

        Assert.Equal(new NotWritten(1, FakeStore.Full.Message), await ExpectMsgAsync<NotWritten>());

        Store.Failure = null;
        Write("taken");
        await WrittenAsync(2);
        Assert.Equal(["taken"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_to_be_kept_is_written_when_the_disk_takes_it_again()
    {
        Store.Failure = FakeStore.Full;
        Write("stopped", WriteNeed.Kept);
        await NotWrittenAsync(1);

        Time.Advance(Retry);
        await AwaitAssertAsync(() => Assert.Equal(2, Store.Attempts));
        await HandledAsync();
        Store.Failure = null;

        await AwaitAssertAsync(() =>
        {
            Time.Advance(Retry);
            Assert.Equal(["stopped"], Store.Kinds);
        });
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_write_is_a_retry_and_what_was_kept_comes_first()
    {
        Store.Failure = FakeStore.Full;
        Write("kept", WriteNeed.Kept);
        Write("dropped");
        Write("kept too", WriteNeed.Kept);
        await NotWrittenAsync(1, 2, 3);

        Store.Failure = null;
        Write("new");

        await WrittenAsync(4);
        Assert.Equal(["kept", "kept too", "new"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_came_while_the_disk_refused_is_told_as_well()
    {
        await BlockWithAsync("a");
        Write("b");
        Write("c", WriteNeed.Kept);
        await HandledAsync();

        Store.Failure = FakeStore.Full;
        Store.Unblock();

        await NotWrittenAsync(1, 2, 3);
        Assert.Equal(1, Store.Attempts);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_that_cannot_be_forgotten_is_not()
    {
        Store.Failure = FakeStore.Full;
        Write("kept", WriteNeed.Kept);
        Journal.Tell(new Forget(Entries.Web, WriteNeed.Required, Ticket: 2), TestActor);
        await NotWrittenAsync(1, 2);

        Store.Failure = null;
        Write("new");

        await WrittenAsync(2);
        Assert.Equal(["kept", "new"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_each_service_the_newest_are_kept()
    {
        const int Kept = PendingWrites.KeptOfService;
        Store.Failure = FakeStore.Full;
        Write("other", WriteNeed.Kept, service: "other");
        for (var i = 1; i <= Kept + 50; i++)
            Write($"{i}", WriteNeed.Kept);
        await NotWrittenAsync([.. Enumerable.Range(1, Kept + 51).Select(i => (long)i)]);

        Store.Failure = null;
        Write("last");

        await WrittenAsync(Kept + 52);
        Assert.Equal(["other", .. Enumerable.Range(51, Kept).Select(i => $"{i}"), "last"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_failure_and_the_recovery_are_logged_once_each()
    {
        await EventFilter.Error(contains: "disk is full").ExpectOneAsync(async () =>
        {
            Store.Failure = FakeStore.Full;
            for (var i = 1; i <= 5; i++)
            {
                Write("kept", WriteNeed.Kept);
                await NotWrittenAsync(i);
            }
        });

        await EventFilter.Info(contains: "can be written again").ExpectOneAsync(async () =>
        {
            Store.Failure = null;
            Write("new");
            await WrittenAsync(6);
            Write("newer");
            await WrittenAsync(7);
        });
    }

    [Fact(Timeout = 60_000)]
    public async Task What_no_disk_would_take_is_not_in_the_way_of_others()
    {
        await EventFilter.Exception<InvalidOperationException>().ExpectOneAsync(async () =>
        {
            Store.Failure = new InvalidOperationException("A fault of the agent's.");
            Write("faulty", WriteNeed.Kept);
            await NotWrittenAsync(1);
        });

        Store.Failure = null;
        Write("sound");
        await WrittenAsync(2);
        Assert.Equal(["sound"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_of_the_actor_loses_nothing_that_is_kept()
    {
        Store.Failure = FakeStore.Full;
        Write("kept", WriteNeed.Kept);
        await NotWrittenAsync(1);

        await CrashAsync();
        Store.Failure = null;

        await AwaitAssertAsync(() =>
        {
            Time.Advance(Retry);
            Assert.Equal(["kept"], Store.Kinds);
        });
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_of_the_actor_during_a_commit_leaves_nobody_without_an_answer()
    {
        await BlockWithAsync("a");
        Write("b");

        await CrashAsync();
        Write("c");
        Store.Unblock();

        await WrittenAsync(1, 2, 3);
        Assert.Equal(["a", "b", "c"], Store.Kinds);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_crash_of_the_actor_leaves_no_question_without_an_answer()
    {
        var asker = CreateTestProbe();
        await BlockWithAsync("a");
        Journal.Tell(new GetEvents(Entries.Web, 10), asker);
        await CrashAsync();
        Journal.Tell(new GetExits(Entries.Web, 10), asker);
        Store.Unblock();

        await asker.ExpectMsgAsync<EventList>();
        await asker.ExpectMsgAsync<ExitList>();
    }

    public static TheoryData<object> Questions => [new GetEvents(Entries.Web, 10), new GetExits(Entries.Web, 10), new GetRevisions(Entries.Web)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Questions))]
    public async Task A_question_at_which_the_actor_crashes_is_answered(object question)
    {
        var journal = Sys.ActorOf(JournalActor.Props(null!, JournalDirectory.Options, TimeProvider.System));

        await EventFilter.Exception<NullReferenceException>().ExpectOneAsync(async () =>
        {
            journal.Tell(question, TestActor);
            Assert.Contains("The journal failed at it", (await ExpectMsgAsync<NotRead>()).Reason, StringComparison.Ordinal);
        });
    }

    private static TimeSpan Retry => JournalDirectory.Options.Retry;

    // An entry that is none fits no journal. Its sender learns that it was not written.
    private Task CrashAsync() => EventFilter.Exception<NullReferenceException>().ExpectOneAsync(async () =>
    {
        var probe = CreateTestProbe();
        Journal.Tell(new Write(null!, WriteNeed.Required, Ticket: 99), probe);
        Assert.Equal(99, (await probe.ExpectMsgAsync<NotWritten>()).Ticket);
    });
}
