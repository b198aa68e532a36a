using Agent.Actors.Journal;
using Agent.Actors.Tests.Specs;
using Agent.Actors.Journal.Migrations;
using Microsoft.Data.Sqlite;
using static Agent.Actors.Tests.Journal.Entries;

namespace Agent.Actors.Tests.Journal;

/// <summary>A file that is not what an agent has left: refused, and left as it is.</summary>
public sealed class DamageSpecs : IDisposable
{
    private const int PageSize = 4096;
    private const int HeaderSize = 100;
    private const int Stride = 211;

    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Cut_off_at_the_end_of_any_page()
    {
        var whole = Filled();

        for (var length = PageSize; length < whole.Length; length += PageSize)
        {
            File.WriteAllBytes(_directory.File, whole[..length]);
            Assert.Contains("Restore a backup", _directory.Refuses().Message, StringComparison.Ordinal);
        }
    }

    // SQLite takes what is missing of the last page for zeros: where these are what was there, nothing is lost.
    [Fact]
    public void Cut_off_in_the_middle_of_any_page()
    {
        var whole = Filled();
        var right = Texts(_directory.Load());

        for (var page = 0; page < whole.Length; page += PageSize)
            foreach (var length in new[] { page + 1, page + PageSize / 2, page + PageSize - 1 })
            {
                File.WriteAllBytes(_directory.File, whole[..length]);

                if (LoadedOrRefused() is { } loaded)
                    Assert.Equal(right, loaded);
            }
    }

    [Fact]
    public void Any_flipped_byte_is_refused_or_has_changed_nothing_that_matters()
    {
        var whole = Filled();
        var right = Texts(_directory.Load());
        var refused = 0;

        for (var position = 0; position < whole.Length; position += position < HeaderSize ? 1 : Stride)
        {
            var damaged = whole.ToArray();
            damaged[position] ^= 0x21;
            File.WriteAllBytes(_directory.File, damaged);

            if (LoadedOrRefused() is not { } loaded)
                refused++;
            else
                Assert.Equal(right, loaded);
        }

        Assert.InRange(refused, 50, whole.Length);
    }

    [Fact]
    public void An_empty_file_is_a_new_journal()
    {
        File.WriteAllBytes(_directory.File, []);

        Assert.Empty(_directory.Load());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("This is a text that somebody has put here, for reasons of his own.\n")]
    [InlineData("SQLite format 3\0 and then something else")]
    public void A_text(string text)
    {
        File.WriteAllText(_directory.File, text);

        Assert.Contains("move all three away", _directory.Refuses().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory()
    {
        Directory.CreateDirectory(_directory.File);

        Assert.Contains("is a directory", _directory.Refuses().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_programs_database()
    {
        Sql("CREATE TABLE mine (a)");
        Assert.Contains("another program's", _directory.Refuses().Message, StringComparison.Ordinal);

        Sql("PRAGMA application_id = 77");
        Assert.Contains("another program's", _directory.Refuses().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_agents_journal()
    {
        Filled();
        Sql("PRAGMA user_version = 99");

        Assert.Contains("its version is 99", _directory.Refuses().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_agents_journal_with_a_log_that_was_left_over()
    {
        LeaveLogOver("PRAGMA user_version = 99");

        Assert.Contains("newer agent", _directory.Refuses().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_left_over_is_taken_in()
    {
        LeaveLogOver("UPDATE events SET kind = 'left over'");

        using var journal = _directory.Open();

        Assert.All(journal.Events(Web, 10), past => Assert.Equal("left over", past.Event.Kind));
    }

    [Fact]
    public void A_log_whose_journal_is_gone()
    {
        LeaveLogOver("UPDATE events SET kind = 'left over'");
        File.Delete(_directory.File);

        Assert.Contains("is missing or empty", _directory.Refuses().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table()
    {
        Filled();
        Sql("DROP TABLE exits");

        var refusal = Assert.Throws<JournalException>(() => _directory.Open());

        Assert.Contains("Restore a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE services SET process_id = 1")]
    [InlineData("UPDATE services SET wanted = 'stopped'")]
    [InlineData("UPDATE services SET error = ''")]
    [InlineData("UPDATE revisions SET spec = replace(spec, 'sleep', 'sloop')")]
    [InlineData("DELETE FROM revisions")]
    public void What_was_not_written_by_an_agent_is_not_loaded(string change)
    {
        Filled();
        Sql(change);
        using var journal = _directory.Open();

        var refusal = Assert.Throws<JournalException>(() => journal.Load());

        Assert.Contains("'svc-0'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_made_while_the_agent_runs_opens_elsewhere()
    {
        using var elsewhere = new JournalDirectory();
        using var journal = _directory.Open();
        journal.Commit([Enter(Entry())]);

        Sql($"VACUUM INTO '{elsewhere.File}'");

        Assert.Equal(Texts(journal.Load()), Texts(elsewhere.Load()));
    }

    [Fact]
    public void An_older_agents_journal_is_brought_to_the_present_and_keeps_everything()
    {
        Filled();
        var before = Texts(_directory.Load());
        string[] migrations = [.. Schema.Migrations, "CREATE TABLE added (a INTEGER) STRICT"];

        using (var newer = JournalFile.Open(_directory.Path, JournalDirectory.Options, Defaults.OfReference, migrations))
            Assert.Equal(before, Texts(newer.Load()));

        Assert.Contains($"its version is {migrations.Length}", _directory.Refuses().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_that_fails_leaves_the_older_journal()
    {
        Filled();
        string[] migrations = [.. Schema.Migrations, "CREATE TABLE added (a); CREATE TABLE services (b)"];

        Assert.Throws<JournalException>(() => JournalFile.Open(_directory.Path, JournalDirectory.Options, Defaults.OfReference, migrations));

        Assert.Equal(20, _directory.Load().Count);
    }

    private byte[] Filled()
    {
        var changes = Enumerable.Range(0, 20).SelectMany(i => Enumerable.Range(1, 5), (i, revision) =>
            Enter(Entry(Service($"svc-{i}", revision) with { Error = new string('e', 100) }, "started", Exit(revision))));

        _directory.Fill([.. changes, Enter(Entry())]);
        _directory.Fill(new JournalChange.Erase(Web));
        return File.ReadAllBytes(_directory.File);
    }

    private List<string>? LoadedOrRefused()
    {
        try
        {
            return Texts(_directory.Load());
        }
        catch (JournalException e)
        {
            Assert.Contains(_directory.File, e.Message, StringComparison.Ordinal);
            return null;
        }
        finally
        {
            File.Delete($"{_directory.File}-wal");
            File.Delete($"{_directory.File}-shm");
        }
    }

    private static List<string> Texts(IReadOnlyList<JournalledService> services) =>
        [.. services.Select(service => $"{service with { Spec = null! }} {service.Spec.Command}")];

    // As kill -9 leaves them: both files are copied while they are open.
    private void LeaveLogOver(string change)
    {
        using var other = new JournalDirectory();
        using var journal = other.Open();
        journal.Commit([Enter(Entry())]);

        using var connection = new SqliteConnection($"Data Source={other.File};Pooling=False");
        connection.Open();
        Run(connection, change);

        File.Copy(other.File, _directory.File);
        File.Copy($"{other.File}-wal", $"{_directory.File}-wal");
    }

    private void Sql(string change)
    {
        using var connection = new SqliteConnection($"Data Source={_directory.File};Pooling=False");
        connection.Open();
        Run(connection, change);
    }

    private static void Run(SqliteConnection connection, string change)
    {
        using var command = connection.CreateCommand();
        command.CommandText = change;
        command.ExecuteNonQuery();
    }
}
