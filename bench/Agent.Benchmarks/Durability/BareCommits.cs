using Microsoft.Data.Sqlite;

namespace Agent.Benchmarks.Durability;

/// <summary>One connection, one prepared statement, one row of about an event's size a commit.</summary>
internal sealed class BareCommits : IDurableWrites
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    private BareCommits(string directory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(directory, "bare.db")};Pooling=False");
        _connection.Open();

        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        Run("CREATE TABLE events (sequence INTEGER PRIMARY KEY, at INTEGER, kind TEXT, detail TEXT)");

        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO events (at, kind, detail) VALUES (17637984000000000, 'started', 'Started as process 4711, after a deploy that was asked for')";
        _insert.Prepare();
    }

    public static IDurableWrites Open(string directory) => new BareCommits(directory);

    public Task WriteAsync(int writer)
    {
        _insert.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
