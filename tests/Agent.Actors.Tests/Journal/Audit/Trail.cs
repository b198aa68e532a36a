using Agent.Actors.Configuration;
using Agent.Actors.Journal;
using Agent.Actors.Journal.Audit;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Tests.Journal.Audit;

/// <summary>A journal with a trail that tests write, read and spoil.</summary>
internal sealed class Trail : IDisposable
{
    private readonly JournalDirectory _directory = new();

    public AuditOptions Options { get; init; } = AuditOptions.Unbounded;

    public void Dispose() => _directory.Dispose();

    public static AuditEntry Entry(string action = "POST /service/web/stop", string who = "ci", string? service = "web", string? request = null) => new()
    {
        Who = who,
        Auth = "key",
        Origin = "127.0.0.1",
        Action = action,
        Service = service,
        Status = 200,
        Request = request,
    };

    public JournalFile Open() => _directory.Open(JournalDirectory.Options with { Audit = Options });

    public void Write(int rows, DateTimeOffset? at = null)
    {
        using var journal = Open();
        foreach (var number in Enumerable.Range(1, rows)) journal.Commit([Note(Entry($"POST /{number}"), at)]);
    }

    public static JournalChange Note(AuditEntry entry, DateTimeOffset? at = null) => new JournalChange.Note([entry], at ?? Entries.Noon);

    public AuditPage Read(AuditQuery? query = null)
    {
        using var journal = Open();
        return journal.Audit(query ?? new AuditQuery { Limit = 1000 });
    }

    public AuditFindings Verify(string? expected = null) => AuditVerification.Run(_directory.Path, expected);

    /// <summary>What somebody does who can write to the file.</summary>
    public void Spoil(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_directory.File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER IF EXISTS audit_is_append_only; {sql}";
        command.ExecuteNonQuery();
    }

    public string Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_directory.File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message;
    }
}
