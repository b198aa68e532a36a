using Agent.Actors.Journal;
using Agent.Actors.Journal.Audit;

namespace Agent.Actors.Tests.Journal.Audit;

/// <summary>A trail that somebody has laid hands on.</summary>
public sealed class TamperingSpecs : IDisposable
{
    private readonly Trail _trail = new();

    public TamperingSpecs() => _trail.Write(rows: 9);

    public void Dispose() => _trail.Dispose();

    [Fact]
    public void One_that_nobody_has_touched_is_sound_whether_an_agent_has_it_open_or_not()
    {
        Assert.Empty(_trail.Verify().Faults);

        using var journal = _trail.Open();
        journal.Commit([Trail.Note(Trail.Entry())]);

        var found = _trail.Verify();
        Assert.Empty(found.Faults);
        Assert.Equal(10, found.Rows);
    }

    [Theory]
    [InlineData("at = at + 1")]
    [InlineData("who = 'eve'")]
    [InlineData("auth = NULL")]
    [InlineData("origin = '10.0.0.1'")]
    [InlineData("action = 'POST /other'")]
    [InlineData("service = 'db'")]
    [InlineData("status = 403")]
    [InlineData("revision = 1")]
    [InlineData("request = 'r'")]
    [InlineData("omitted = 1")]
    [InlineData("hash = '00'")]
    public void A_changed_row_is_named(string change)
    {
        _trail.Spoil($"UPDATE audit SET {change} WHERE sequence = 5");

        Assert.Contains(_trail.Verify().Faults, fault => fault.StartsWith("row 5 is not what was written", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_cannot_be_shifted_from_column_to_column()
    {
        _trail.Spoil("UPDATE audit SET who = 'c', auth = 'ikey' WHERE sequence = 5");

        Assert.Single(_trail.Verify().Faults);
    }

    [Theory]
    [InlineData("sequence = 5", "row 5 is missing")]
    [InlineData("sequence IN (4, 5, 6)", "rows 4 to 6 are missing")]
    [InlineData("sequence <= 2", "rows 1 to 2 are missing")]
    [InlineData("sequence = 9", "row 9 is missing")]
    [InlineData("sequence > 0", "rows 1 to 9 are missing")]
    public void Missing_rows_are_named(string which, string fault)
    {
        _trail.Spoil($"DELETE FROM audit WHERE {which}");

        Assert.Equal([fault], _trail.Verify().Faults);
    }

    [Fact]
    public void A_changed_row_with_a_hash_that_fits_breaks_the_link_to_the_next()
    {
        var (fourth, fifth) = (_trail.Read().Rows[3], _trail.Read().Rows[4]);
        var hash = AuditHash.Of(fourth.Hash, 5, fifth.At, fifth.Entry with { Who = "eve" });
        _trail.Spoil($"UPDATE audit SET who = 'eve', hash = '{hash}' WHERE sequence = 5");

        Assert.Contains("or row 5 was changed together with its hash", Assert.Single(_trail.Verify().Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_last_row_with_a_hash_that_fits_is_named()
    {
        var rows = _trail.Read().Rows;
        var hash = AuditHash.Of(rows[7].Hash, 9, rows[8].At, rows[8].Entry with { Who = "eve" });
        _trail.Spoil($"UPDATE audit SET who = 'eve', hash = '{hash}' WHERE sequence = 9");

        Assert.StartsWith("row 9 is not what was written", Assert.Single(_trail.Verify().Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_the_agent_has_not_written_is_found()
    {
        _trail.Spoil("INSERT INTO audit SELECT 10, at, who, auth, origin, action, service, status, revision, request, omitted, hash FROM audit WHERE sequence = 9");

        Assert.Contains(_trail.Verify().Faults, fault => fault.StartsWith("row 10 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_has_kept_a_hash_finds_that_the_whole_was_written_anew()
    {
        var kept = _trail.Read().Rows[4].Hash;
        Assert.Empty(_trail.Verify(kept).Faults);

        _trail.Spoil($"DELETE FROM audit; UPDATE audit_ends SET sequence = 0, hash = '{AuditHash.Genesis}'");
        _trail.Write(rows: 9, Entries.Noon.AddHours(1));

        Assert.Empty(_trail.Verify().Faults);
        Assert.Contains("was written anew", Assert.Single(_trail.Verify(kept).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void The_journal_itself_takes_no_change_of_a_row() =>
        Assert.Contains("append-only", _trail.Run("UPDATE audit SET who = 'eve' WHERE sequence = 5"), StringComparison.Ordinal);

    [Fact]
    public void However_much_is_broken_the_list_stays_short()
    {
        _trail.Write(rows: 100);
        _trail.Spoil("UPDATE audit SET who = 'eve'");

        Assert.Equal(20, _trail.Verify().Faults.Count);
    }

    [Fact]
    public void A_directory_without_a_journal_is_told_as_one()
    {
        var directory = Directory.CreateTempSubdirectory("agent-none-");

        var refusal = Assert.Throws<JournalException>(() => AuditVerification.Run(directory.FullName, expected: null));

        directory.Delete();
        Assert.Contains("does not exist", refusal.Message, StringComparison.Ordinal);
    }
}
