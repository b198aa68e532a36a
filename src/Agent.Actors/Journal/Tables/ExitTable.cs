using Agent.Actors.Configuration;
using Agent.Actors.Processes;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>How the instances of services have ended.</summary>
internal sealed class ExitTable(SqliteConnection connection, JournalOptions options)
{
    private readonly Statement _write = new(connection, "INSERT INTO exits VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

    private readonly Pruning _pruning = new(connection, "exits", options.Exits, options.Keep);

    private readonly Statement _read = new(connection, """
        SELECT instance, code, signal, cpu, memory, started_at, at, out_of_memory FROM (
            SELECT * FROM exits WHERE service = ?1 ORDER BY sequence DESC LIMIT ?2)
        ORDER BY sequence
        """);

    private readonly Statement _delete = new(connection, "DELETE FROM exits WHERE service = ?1");

    public void Write(string service, long sequence, long at, JournalledService from, ProcessExit exit)
    {
        _write.Run(
            service, sequence, at, from.Instance, exit.Code, exit.Signal, exit.CpuTime?.Ticks, exit.PeakMemoryBytes,
            from.StartedAt is { } started ? Instant.Of(started) : null,
            exit.IsOutOfMemory ? 1 : null);
        _pruning.Run(service, sequence, at);
    }

    public IReadOnlyList<PastExit> Read(string service, int count) => _read.Read(Exit, service, count);

    public void Delete(string service) => _delete.Run(service);

    private static PastExit Exit(SqliteDataReader row) => new(
        row.Text(0),
        new ProcessExit(row.Number(1), row.Number(2), row.Span(3), row.Integer(4)) { IsOutOfMemory = row.Number(7) is 1 },
        row.At(5),
        Instant.Read(row.GetInt64(6)));
}
