using Agent.Actors.Journal;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Tests.Journal.Audit;

/// <summary>Rows of the trail on their way to the disk.</summary>
public class WritingSpecs : JournalActorSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task They_are_committed_together_with_whatever_has_gathered()
    {
        await BlockWithAsync("first");
        Write("second");
        Note("POST /1", ticket: 100);
        await HandledAsync();

        Store.Unblock();

        await WrittenAsync(1, 2, 100);
        Assert.Equal([1, 2], Store.Commits.Select(commit => commit.Count));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_the_disk_refuses_is_told_and_written_later()
    {
        Store.Failure = FakeStore.Full;
        Note("POST /1", ticket: 100);
        await NotWrittenAsync(100);

        Store.Failure = null;
        Note("POST /2", ticket: 101);

        await WrittenAsync(101);
        Assert.Equal(["POST /1", "POST /2"], Actions());
    }

    [Fact(Timeout = 60_000)]
    public async Task While_the_disk_refuses_more_of_them_are_kept_than_of_a_service()
    {
        const int Rows = PendingWrites.KeptOfService + 50;
        Store.Failure = FakeStore.Full;
        for (var i = 1; i <= Rows; i++) Note($"{i}", ticket: i);
        await NotWrittenAsync([.. Enumerable.Range(1, Rows).Select(i => (long)i)]);

        Store.Failure = null;
        Note("last", ticket: 1000);

        await WrittenAsync(1000);
        Assert.Equal([.. Enumerable.Range(1, Rows).Select(i => $"{i}"), "last"], Actions());
    }

    private void Note(string action, long ticket) => Journal.Tell(new WriteAudit([Trail.Entry(action)], ticket), TestActor);

    private IEnumerable<string> Actions() =>
        Store.Commits.SelectMany(commit => commit).OfType<JournalChange.Note>().SelectMany(note => note.Entries).Select(entry => entry.Action);
}
