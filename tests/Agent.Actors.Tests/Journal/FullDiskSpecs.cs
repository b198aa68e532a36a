using System.Runtime.Versioning;
using Agent.Actors.Journal;
using Agent.Actors.Tests.Specs;
using static Agent.Actors.Tests.Journal.Entries;

namespace Agent.Actors.Tests.Journal;

[SupportedOSPlatform("linux")]
public class FullDiskSpecs
{
    [SmallDiskFact]
    public void A_full_disk_refuses_and_takes_again_when_there_is_room_on_the_same_journal()
    {
        using var disk = new SmallDisk("1m");
        using var journal = Open(disk);
        journal.Commit([Enter(Entry("before"))]);
        disk.Fill();

        var refusal = RefusedBy(journal);
        Assert.Contains("disk is full", refusal.Message, StringComparison.Ordinal);
        disk.MakeRoom();
        journal.Commit([Enter(Entry("after"))]);
        Assert.Equal(["after", "before"], Names(journal).Where(name => !name.StartsWith("full", StringComparison.Ordinal)));
    }

    [SmallDiskFact]
    public void What_was_durable_before_the_disk_was_full_opens_afterwards()
    {
        using var disk = new SmallDisk("1m");
        List<string> before;

        using (var journal = Open(disk))
        {
            disk.Fill();
            RefusedBy(journal);
            before = Names(journal);
        }

        disk.MakeRoom();
        using var again = Open(disk);
        Assert.Equal(before, Names(again));
    }

    [SmallDiskFact]
    public void It_does_not_open_on_a_full_disk_and_says_why()
    {
        using var disk = new SmallDisk("256k");
        using (var journal = Open(disk))
            journal.Commit([Enter(Entry())]);
        disk.Fill();

        var refusal = Assert.Throws<JournalException>(() => Open(disk));
        Assert.Contains("the disk has room", refusal.Message, StringComparison.Ordinal);

        disk.MakeRoom();
        using var again = Open(disk);
        Assert.Equal(["web"], Names(again));
    }

    [SmallDiskFact]
    public void It_is_read_on_a_full_disk_and_written_when_there_is_room()
    {
        using var disk = new SmallDisk("256k");
        using (var journal = Open(disk))
            journal.Commit([Enter(Entry())]);
        disk.Fill();

        var opened = OpenedJournal.Open(disk.Path, JournalDirectory.Options, Defaults.OfReference);
        using var store = opened.Store;

        Assert.Equal(["web"], opened.Services.Select(service => service.Service.ToString()));
        Assert.NotNull(opened.Trouble);
        Assert.Throws<JournalException>(() => store.Commit([Enter(Entry("refused"))]));

        disk.MakeRoom();
        store.Commit([Enter(Entry("taken"))]);
        Assert.Equal("started", Assert.Single(store.Events(Agent.Actors.Services.ServiceId.Parse("taken"), 10)).Event.Kind);
    }

    [SmallDiskFact]
    public void What_a_killed_agent_has_left_in_the_write_ahead_log_is_read_on_a_full_disk_as_well()
    {
        using var disk = new SmallDisk("1m");
        using var copy = new SmallDisk("1m");
        using (var journal = Open(disk))
        {
            journal.Commit([Enter(Entry("early"))]);
            journal.Commit([Enter(Entry("late"))]);
            foreach (var file in Directory.GetFiles(disk.Path)) File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        }

        copy.Fill();

        var opened = OpenedJournal.Open(copy.Path, JournalDirectory.Options, Defaults.OfReference);
        using var store = opened.Store;

        Assert.Equal(["early", "late"], opened.Services.Select(service => service.Service.ToString()));
    }

    [SmallDiskFact]
    public void It_does_not_open_where_nothing_can_be_written_and_says_why()
    {
        using var disk = new SmallDisk("1m");
        using (var journal = Open(disk))
            journal.Commit([Enter(Entry())]);
        disk.MakeReadOnly();

        var refusal = Assert.Throws<JournalException>(() => Open(disk));

        Assert.Contains("the agent's user may write it", refusal.Message, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public void It_does_not_begin_where_nothing_can_be_written_and_says_why()
    {
        using var disk = new SmallDisk("1m");
        disk.MakeReadOnly();

        var refusal = Assert.Throws<JournalException>(() => Open(disk));

        Assert.Contains("the agent's user may write it", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(disk.Path));
    }

    private static JournalFile Open(SmallDisk disk) => JournalFile.Open(disk.Path, JournalDirectory.Options, Defaults.OfReference);

    private static List<string> Names(JournalFile journal) => [.. journal.Load().Select(service => service.Service.ToString())];

    // The log's last block and what it reuses take some more.
    private static JournalException RefusedBy(JournalFile journal)
    {
        for (var i = 0; i < 1000; i++)
        {
            try
            {
                journal.Commit([Enter(Entry($"full-{i}"))]);
            }
            catch (JournalException e)
            {
                return e;
            }
        }

        throw new Xunit.Sdk.XunitException("The full disk took everything.");
    }
}
