using Agent.Actors.Configuration;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>What has happened to services.</summary>
internal sealed class EventTable(SqliteConnection connection, JournalOptions options)
{
    private readonly Statement _write = new(connection, "INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private readonly Pruning _pruning = new(connection, "events", options.Events, options.Keep);

    private readonly Statement _read = new(connection, """
        SELECT * FROM (
            SELECT sequence, at, kind, instance, detail, request FROM events WHERE service = ?1 ORDER BY sequence DESC LIMIT ?2)
        ORDER BY sequence
        """);

    private readonly Statement _delete = new(connection, "DELETE FROM events WHERE service = ?1");

    public void Write(string service, long sequence, long at, LifeEvent life)
    {
        _write.Run(service, sequence, at, life.Kind, life.Instance, life.Detail, life.Request);
        _pruning.Run(service, sequence, at);
    }

    public IReadOnlyList<PastEvent> Read(string service, int count) => _read.Read(Event, service, count);

    public void Delete(string service) => _delete.Run(service);

    private static PastEvent Event(SqliteDataReader row) =>
        new(row.GetInt64(0), Instant.Read(row.GetInt64(1)), new LifeEvent(row.GetString(2), row.Text(3), row.Text(4), row.Text(5)));
}
