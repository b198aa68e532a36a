using Agent.Actors.Configuration;
using Agent.Actors.Journal;
using Agent.Actors.Journal.Audit;
using static Agent.Actors.Tests.Journal.Audit.Trail;

namespace Agent.Actors.Tests.Journal.Audit;

/// <summary>Who has done what, as the journal keeps it.</summary>
public sealed class TrailSpecs
{
    [Fact]
    public void A_row_has_all_that_was_noted_and_survives_the_journal()
    {
        using var trail = new Trail();
        var entry = Entry() with { Revision = 3, Request = "r-1", Omitted = 7, Status = 409 };
        using (var journal = trail.Open()) journal.Commit([Note(entry)]);

        var page = trail.Read();

        var row = Assert.Single(page.Rows);
        Assert.Equal((1, Entries.Noon, entry), (row.Sequence, row.At, row.Entry));
        Assert.Equal(new AuditEnd(1, row.Hash), page.Head);
        Assert.Equal(new AuditEnd(0, AuditHash.Genesis), page.Anchor);
    }

    // Computed by another program, as docs/audit.md says.
    [Theory]
    [InlineData("ci", "key", "web", 200, 3, "r-1", 0, "ae98c82fcb4c3a8f5a91ff527905f7a87a09cb11a1961d7922df7b9abbb5d885")]
    [InlineData("möchte", null, null, 404, null, null, 7, "51c5bd0a14f372cd6f5bb304f61ad2c1ffcae35e5bfb547eeeed177b22d4b3f3")]
    public void A_hash_is_as_documented(string who, string? auth, string? service, int status, int? revision, string? request, long omitted, string hash)
    {
        var entry = new AuditEntry
        {
            Who = who,
            Auth = auth,
            Origin = auth is null ? "unix" : "127.0.0.1",
            Action = auth is null ? "POST /x" : "POST /service/web/deploy",
            Service = service,
            Status = status,
            Revision = revision,
            Request = request,
            Omitted = omitted,
        };

        Assert.Equal(hash, AuditHash.Of(AuditHash.Genesis, 1, Entries.Noon, entry));
    }

    [Fact]
    public void It_is_asked_for_by_service_caller_time_and_place()
    {
        using var trail = new Trail();
        using (var journal = trail.Open())
            journal.Commit(
            [
                Note(Entry("1", who: "ci", service: "web"), Entries.Noon),
                Note(Entry("2", who: "eve", service: "db"), Entries.Noon.AddHours(1)),
                Note(Entry("3", who: "ci", service: "db"), Entries.Noon.AddHours(2)),
                Note(Entry("4", who: "ci", service: null), Entries.Noon.AddHours(3)),
            ]);

        Assert.Equal(["2", "3"], Found(new AuditQuery { Limit = 10, Service = "db" }));
        Assert.Equal(["1", "3", "4"], Found(new AuditQuery { Limit = 10, Who = "ci" }));
        Assert.Equal(["2", "3"], Found(new AuditQuery { Limit = 10, Since = Entries.Noon.AddHours(1), Until = Entries.Noon.AddHours(3) }));
        Assert.Equal(["3", "4"], Found(new AuditQuery { Limit = 2 }));
        Assert.Equal(["2", "3"], Found(new AuditQuery { Limit = 2, After = 1 }));

        IEnumerable<string> Found(AuditQuery query) => trail.Read(query).Rows.Select(row => row.Entry.Action);
    }

    [Fact]
    public void The_revision_is_the_one_that_the_request_has_led_to()
    {
        using var trail = new Trail();
        using (var journal = trail.Open())
        {
            journal.Commit([Deploy("r-1", revision: 4), Note(Entry(request: "r-1"))]);
            journal.Commit([Deploy("r-2", revision: 5)]);
            journal.Commit([Note(Entry(request: "r-2")), Note(Entry(request: "r-3"))]);
        }

        Assert.Equal([4, 5, null], trail.Read().Rows.Select(row => row.Entry.Revision));
    }

    [Fact]
    public void What_could_not_be_committed_leaves_no_gap_and_no_revision()
    {
        using var trail = new Trail();
        using (var journal = trail.Open())
        {
            journal.Commit([Note(Entry("1"))]);
            Assert.ThrowsAny<Exception>(() => journal.Commit([Deploy("r-1", revision: 4), Note(Entry("2")), Note(Entry("3") with { Who = null! })]));
            journal.Commit([Note(Entry("4", request: "r-1"))]);
        }

        Assert.Equal([(1L, "1"), (2L, "4")], trail.Read().Rows.Select(row => (row.Sequence, row.Entry.Action)));
        Assert.Null(trail.Read().Rows[1].Entry.Revision);
        Assert.Empty(trail.Verify().Faults);
    }

    [Fact]
    public void It_keeps_within_its_number_and_can_be_verified_still()
    {
        using var trail = new Trail { Options = AuditOptions.Unbounded with { Rows = 5 } };

        trail.Write(rows: 12);

        Assert.Equal([8, 9, 10, 11, 12], trail.Read().Rows.Select(row => row.Sequence));
        var found = trail.Verify();
        Assert.Equal((5, 8, 12), (found.Rows, found.First, found.Head.Sequence));
        Assert.Empty(found.Faults);
    }

    [Fact]
    public void It_keeps_within_its_age_though_the_clock_is_set_back()
    {
        using var trail = new Trail { Options = AuditOptions.Unbounded with { Keep = TimeSpan.FromDays(10) } };
        trail.Write(rows: 3);
        trail.Write(rows: 1, Entries.Noon.AddDays(9));
        trail.Write(rows: 1, Entries.Noon.AddDays(11));
        Assert.Equal([4, 5], trail.Read().Rows.Select(row => row.Sequence));

        trail.Write(rows: 2, Entries.Noon.AddDays(-100));

        Assert.Equal([4, 5, 6, 7], trail.Read().Rows.Select(row => row.Sequence));
        Assert.Empty(trail.Verify().Faults);
    }

    private static JournalChange Deploy(string request, int revision) => Entries.Enter(
        new JournalEntry(Entries.Service(revision: revision), new LifeEvent("starting", Instance: null, Detail: null, request), Exit: null));
}
