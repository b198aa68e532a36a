using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>A service as a row's first columns, in the order of the table's, and back.</summary>
internal static class ServiceRow
{
    private const int Width = 16;

    public static object?[] Of(JournalledService service) =>
    [
        service.Service.ToString(), Word(service.Wanted), service.Revision, Word(service.State), service.Instance,
        service.Process?.Id, service.Process?.StartTicks, service.Process?.BootId, service.StartedAt is { } at ? Instant.Of(at) : null,
        service.LastExit is null ? 0 : 1,
        service.LastExit?.Code, service.LastExit?.Signal, service.LastExit?.CpuTime?.Ticks, service.LastExit?.PeakMemoryBytes,
        service.Error, service.Restarts,
    ];

    public static JournalledService Read(SqliteDataReader row, SpecDefaults defaults)
    {
        var name = row.GetString(0);
        Verify(row, name);

        return new JournalledService
        {
            Service = ServiceId.Parse(name),
            Spec = RevisionRow.Spec(name, row.GetInt32(2), row.Text(Width + 1), row.Integer(Width + 2), defaults),
            Revision = row.GetInt32(2),
            Wanted = Enum.Parse<Wanted>(row.GetString(1), ignoreCase: true),
            State = Enum.Parse<ServiceState>(row.GetString(3), ignoreCase: true),
            Instance = row.Text(4),
            Process = row.Number(5) is { } id ? new ProcessIdentity(id, row.GetInt64(6), row.GetString(7)) : null,
            StartedAt = row.At(8),
            LastExit = row.GetInt32(9) == 0 ? null : new ProcessExit(row.Number(10), row.Number(11), row.Span(12), row.Integer(13)),
            Error = row.Text(14),
            Restarts = row.GetInt32(15),
        };
    }

    private static void Verify(SqliteDataReader row, string name)
    {
        var values = Enumerable.Range(0, Width).Select(column => row.IsDBNull(column) ? null : row.GetValue(column));

        if (Checksum.Of(values) != row.GetInt64(Width))
            throw new FormatException($"the row of service '{name}' is not what was written");
    }

    private static string Word<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();
}
