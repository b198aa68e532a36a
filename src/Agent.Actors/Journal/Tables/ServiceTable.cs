using Agent.Actors.Specs;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>A row a service, as it is now.</summary>
internal sealed class ServiceTable(SqliteConnection connection, SpecDefaults defaults)
{
    /// <summary>The numbers of a service's latest event and exit.</summary>
    public readonly record struct Sequences(long Event, long Exit);

    private readonly Statement _write = new(connection, """
        INSERT INTO services
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?18, 1, ?19)
        ON CONFLICT (service) DO UPDATE SET
            wanted = ?2, revision = ?3, state = ?4, instance = ?5,
            process_id = ?6, process_start_ticks = ?7, process_boot_id = ?8, started_at = ?9,
            has_exit = ?10, exit_code = ?11, exit_signal = ?12, exit_cpu = ?13, exit_memory = ?14,
            error = ?15, restarts = ?16, checksum = ?17, changed_at = ?18,
            last_event = last_event + 1, last_exit = last_exit + ?19
        RETURNING last_event, last_exit
        """);

    private readonly Statement _readAll = new(connection, """
        SELECT services.service, wanted, revision, state, instance, process_id, process_start_ticks, process_boot_id, started_at,
            has_exit, exit_code, exit_signal, exit_cpu, exit_memory, error, restarts, services.checksum, spec, revisions.checksum
        FROM services LEFT JOIN revisions ON revisions.service = services.service AND number = revision
        ORDER BY services.service
        """);

    private readonly Statement _delete = new(connection, "DELETE FROM services WHERE service = ?1");

    public Sequences Write(JournalledService service, long at, bool exited)
    {
        var values = ServiceRow.Of(service);
        return _write.Read(
            row => new Sequences(row.GetInt64(0), row.GetInt64(1)),
            [.. values, Checksum.Of(values), at, exited ? 1 : 0])[0];
    }

    /// <exception cref="FormatException">A row is not what was written.</exception>
    public IReadOnlyList<JournalledService> ReadAll() => _readAll.Read(row => ServiceRow.Read(row, defaults));

    public void Delete(string service) => _delete.Run(service);
}
