using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>
/// Deletes a service's oldest rows: those beyond the count, and those before the first that is not too old. Nothing is
/// searched but the rows that go.
/// </summary>
internal sealed class Pruning(SqliteConnection connection, string table, int count, TimeSpan age)
{
    private readonly Statement _delete = new(connection, $"""
        DELETE FROM {table} WHERE service = ?1 AND sequence < max(
            ?2, coalesce((SELECT sequence FROM {table} WHERE service = ?1 AND at >= ?3 ORDER BY sequence LIMIT 1), 0))
        """);

    /// <param name="latest">The row just written.</param>
    public void Run(string service, long latest, long at) => _delete.Run(service, latest - count + 1, at - age.Ticks);
}
