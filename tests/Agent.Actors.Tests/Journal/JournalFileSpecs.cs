using System.Runtime.Versioning;
using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Tests.Specs;
using static Agent.Actors.Tests.Journal.Entries;

namespace Agent.Actors.Tests.Journal;

[SupportedOSPlatform("linux")]
public sealed class JournalFileSpecs : IDisposable
{
    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_new_journal_is_empty_and_its_users_alone()
    {
        Assert.Empty(_directory.Load());

        using var journal = _directory.Open();
        Assert.All(
            Directory.GetFiles(_directory.Path),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Everything_about_a_service_comes_back()
    {
        var service = new JournalledService
        {
            Service = Web,
            Spec = Defaults.OfReference.SpecOf(new Command.Program(["/bin/echo", "", "日本\n\"quoted\""])) with
            {
                Environment = new Dictionary<string, string> { ["A"] = "1", ["B"] = "" },
                WorkingDirectory = "/tmp",
            },
            Revision = 7,
            Wanted = Wanted.Stopped,
            State = ServiceState.Failed,
            Instance = "0123456789abcdef",
            Process = new ProcessIdentity(4711, 123_456_789_012, "5e1f0e5c-boot"),
            StartedAt = Noon.AddTicks(1234567),
            LastExit = new ProcessExit(Code: null, Signal: 9, TimeSpan.FromTicks(12345), PeakMemoryBytes: null),
            Error = "no such program",
            Restarts = 3,
            Failures = 2,
            RecentStarts = [TimeSpan.FromTicks(1), TimeSpan.FromDays(400)],
            BootId = "5e1f0e5c-boot",
            IsReady = false,
            Unhealthy = "no answer",
            ReadyRevision = 6,
            Candidate = new JournalledInstance { Instance = "fedcba9876543210", Spec = Defaults.Run("new"), Revision = 8 },
            Retiring = new JournalledInstance
            {
                Instance = "0000000000000000",
                Spec = Defaults.Run("old"),
                Revision = 5,
                Process = new ProcessIdentity(1, 2, "3"),
                StartedAt = Noon,
            },
        };

        _directory.Fill(Enter(Entry(service)));

        var loaded = Assert.Single(_directory.Load());
        Assert.Equal(service.Spec.Command, loaded.Spec.Command);
        Assert.Equal(service.Spec.Environment, loaded.Spec.Environment);
        Assert.Equal(service.Spec.WorkingDirectory, loaded.Spec.WorkingDirectory);
        Assert.Equal(service.RecentStarts, loaded.RecentStarts);
        Assert.Equal(service.Candidate.Spec.Command, loaded.Candidate?.Spec.Command);
        Assert.Equal(service.Candidate, loaded.Candidate! with { Spec = service.Candidate.Spec });
        Assert.Equal(service.Retiring, loaded.Retiring! with { Spec = service.Retiring.Spec });
        Assert.Equal(
            service,
            loaded with { Spec = service.Spec, RecentStarts = service.RecentStarts, Candidate = service.Candidate, Retiring = service.Retiring });
    }

    [Fact]
    public void Nothing_is_said_to_be_durable_once_the_file_was_removed()
    {
        using var journal = _directory.Open();
        File.Delete(_directory.File);

        var refusal = Assert.Throws<JournalException>(() => journal.Commit([Enter(Entry())]));

        Assert.Contains("removed or replaced", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_moved_away_and_put_back_is_written_to_again()
    {
        using var journal = _directory.Open();
        File.Move(_directory.File, _directory.File + ".away");
        Assert.Throws<JournalException>(() => journal.Commit([Enter(Entry())]));

        File.Move(_directory.File + ".away", _directory.File);
        journal.Commit([Enter(Entry())]);

        Assert.Single(_directory.Load());
    }

    [Fact]
    public void What_is_not_known_comes_back_as_not_known()
    {
        var service = Service() with { LastExit = new ProcessExit(null, null, TimeSpan.Zero, null) };

        _directory.Fill(Enter(Entry(service)), Enter(Entry("new")));

        var loaded = _directory.Load();
        Assert.Equal(Service("new") with { Spec = loaded[0].Spec, RecentStarts = loaded[0].RecentStarts }, loaded[0]);
        Assert.Equal(service.LastExit, loaded[1].LastExit);
    }

    [Fact]
    public void The_latest_entry_is_what_a_service_is()
    {
        _directory.Fill(Enter(Entry(Service(revision: 1))), Enter(Entry(Service(revision: 2) with { State = ServiceState.Stopping })));

        var loaded = Assert.Single(_directory.Load());

        Assert.Equal(2, loaded.Revision);
        Assert.Equal(ServiceState.Stopping, loaded.State);
        Assert.Equal(new Command.Shell("sleep 2"), loaded.Spec.Command);
    }

    [Fact]
    public void A_revision_number_that_is_used_again_stands_for_the_new_spec()
    {
        var other = Service(revision: 1) with { Spec = Defaults.Run("other") };
        _directory.Fill(Enter(Entry(Service(revision: 1))), Enter(Entry(other)));

        Assert.Equal(new Command.Shell("other"), Assert.Single(_directory.Load()).Spec.Command);
    }

    [Fact]
    public void Events_exits_and_revisions_are_kept_up_to_their_count()
    {
        using var journal = _directory.Open();

        for (var i = 1; i <= 9; i++)
            journal.Commit([Enter(Entry(Service(revision: i), $"event {i}", Exit(i)))]);

        Assert.Equal([5, 6, 7, 8, 9], journal.Events(Web, 100).Select(past => past.Sequence));
        Assert.Equal(["event 8", "event 9"], journal.Events(Web, 2).Select(past => past.Event.Kind));
        Assert.Equal([7, 8, 9], journal.Exits(Web, 100).Select(past => past.Exit.Code));
        Assert.Equal([6, 7, 8, 9], journal.Revisions(Web).Select(past => past.Number));
        Assert.Equal(new Command.Shell("sleep 6"), journal.Revisions(Web)[0].Spec.Command);
    }

    [Fact]
    public void The_present_revision_is_kept_however_old_it_is()
    {
        using var journal = _directory.Open();
        foreach (var revision in new[] { 1, 2, 3, 4, 5 })
            journal.Commit([Enter(Entry(Service(revision: revision)))]);

        journal.Commit([Enter(Entry(Service(revision: 2)))]);
        journal.Commit([Enter(Entry(Service(revision: 2) with { Spec = Defaults.Run("again") }))]);

        Assert.Equal(2, Assert.Single(journal.Load()).Revision);
        Assert.Equal([2, 3, 4, 5], journal.Revisions(Web).Select(past => past.Number));
    }

    [Fact]
    public void Events_and_exits_that_are_too_old_go_with_the_next_one()
    {
        using var journal = _directory.Open();
        journal.Commit([Enter(Entry(Service(), "old", Exit(1)), Noon.AddDays(-3)), Enter(Entry(Service(), "older"), Noon.AddDays(-2))]);
        Assert.Equal(2, journal.Events(Web, 100).Count);

        journal.Commit([Enter(Entry(Service(), "new", Exit(2)), Noon)]);

        Assert.Equal(["new"], journal.Events(Web, 100).Select(past => past.Event.Kind));
        Assert.Equal([2], journal.Exits(Web, 100).Select(past => past.Exit.Code));
    }

    [Fact]
    public void A_clock_that_goes_back_loses_nothing()
    {
        using var journal = _directory.Open();

        journal.Commit([Enter(Entry(Service(), "first"), Noon), Enter(Entry(Service(), "second"), Noon.AddYears(-20))]);
        journal.Commit([Enter(Entry(Service(), "third"), Noon)]);

        Assert.Equal(["first", "second", "third"], journal.Events(Web, 100).Select(past => past.Event.Kind));
    }

    [Fact]
    public void Services_are_pruned_each_on_its_own()
    {
        using var journal = _directory.Open();
        journal.Commit([Enter(Entry("quiet"))]);

        for (var i = 0; i < 20; i++)
            journal.Commit([Enter(Entry("loud"))]);

        Assert.Single(journal.Events(ServiceId.Parse("quiet"), 100));
    }

    [Fact]
    public void A_forgotten_service_leaves_nothing_and_can_come_again()
    {
        using var journal = _directory.Open();
        journal.Commit([Enter(Entry(Service(revision: 9), "first", Exit(1))), Enter(Entry("other"))]);

        journal.Commit([new JournalChange.Erase(Web)]);

        Assert.Equal(["other"], journal.Load().Select(service => service.Service.ToString()));
        Assert.Empty(journal.Events(Web, 100));
        Assert.Empty(journal.Exits(Web, 100));
        Assert.Empty(journal.Revisions(Web));

        journal.Commit([Enter(Entry(Service()))]);
        Assert.Equal(1, Assert.Single(journal.Events(Web, 100)).Sequence);
        Assert.Equal(2, journal.Load().Count);
    }

    [Fact]
    public void An_exit_is_kept_with_its_instance()
    {
        var service = Service() with { Instance = "abc", StartedAt = Noon.AddHours(-1) };
        using var journal = _directory.Open();

        journal.Commit([Enter(Entry(service, "exited", Exit(3)), Noon)]);

        Assert.Equal(new PastExit("abc", Exit(3), Noon.AddHours(-1), Noon), Assert.Single(journal.Exits(Web, 1)));
    }

    [Fact]
    public void A_commit_that_fails_in_the_middle_leaves_nothing()
    {
        using var journal = _directory.Open();

        Assert.ThrowsAny<Exception>(() => journal.Commit([Enter(Entry("first")), Enter(Entry("second", kind: null!))]));

        Assert.Empty(journal.Load());
        journal.Commit([Enter(Entry("first"))]);
        Assert.Single(journal.Load());
    }
}
