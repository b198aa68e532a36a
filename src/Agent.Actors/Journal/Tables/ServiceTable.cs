using Agent.Actors.Specs;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>A row a service, as it is now.</summary>
internal sealed class ServiceTable(SqliteConnection connection, SpecDefaults defaults)
{
    /// <summary>The numbers of a service's latest event and exit.</summary>
    public readonly record struct Sequences(long Event, long Exit);

    private readonly Statement _write = new(connection, $"""
        INSERT INTO services ({ServiceRow.Columns}, checksum, created_at, changed_at, last_event, last_exit)
        VALUES ({ServiceRow.Parameters}, ?{ServiceRow.Width + 1}, ?{ServiceRow.Width + 2}, ?{ServiceRow.Width + 2}, 1, ?{ServiceRow.Width + 3})
        ON CONFLICT (service) DO UPDATE SET ({ServiceRow.Columns}) = ({ServiceRow.Parameters}),
            checksum = ?{ServiceRow.Width + 1}, changed_at = ?{ServiceRow.Width + 2},
            last_event = last_event + 1, last_exit = last_exit + ?{ServiceRow.Width + 3}
        RETURNING last_event, last_exit
        """);

    private readonly Statement _readAll = new(connection, $"""
        SELECT {ServiceRow.QualifiedColumns}, services.checksum, spec, revisions.checksum
        FROM services LEFT JOIN revisions ON revisions.service = services.service AND number = revision
        ORDER BY services.service
        """);

    private readonly Statement _delete = new(connection, "DELETE FROM services WHERE service = ?1");

    public Sequences Write(JournalledService service, long at, bool exited)
    {
        var values = ServiceRow.Of(service);
        return _write.Read(
            row => new Sequences(row.GetInt64(0), row.GetInt64(1)),
            [.. values, ServiceRow.ChecksumOf(values), at, exited ? 1 : 0])[0];
    }

    /// <exception cref="FormatException">A row is not what was written.</exception>
    public IReadOnlyList<JournalledService> ReadAll() => _readAll.Read(row => ServiceRow.Read(row, defaults));

    public void Delete(string service) => _delete.Run(service);
}
