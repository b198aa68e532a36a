using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>A service as columns of its row, and back.</summary>
internal static class ServiceRow
{
    // In the order in which the versions of the journal have brought them.
    private static readonly string[] s_columns =
    [
        "service", "wanted", "revision", "state", "instance", "process_id", "process_start_ticks", "process_boot_id", "started_at",
        "has_exit", "exit_code", "exit_signal", "exit_cpu", "exit_memory", "error", "restarts",
        "failures", "recent_starts", "boot_id", "is_ready", "unhealthy", "ready_revision", "candidate", "retiring",
    ];

    public static int Width => s_columns.Length;

    public static string Columns { get; } = string.Join(", ", s_columns);

    public static string QualifiedColumns { get; } = string.Join(", ", s_columns.Select(column => $"services.{column}"));

    public static string Parameters { get; } = string.Join(", ", Enumerable.Range(1, Width).Select(number => $"?{number}"));

    public static object?[] Of(JournalledService service) =>
    [
        service.Service.ToString(), Word(service.Wanted), service.Revision, Word(service.State), service.Instance,
        service.Process?.Id, service.Process?.StartTicks, service.Process?.BootId, service.StartedAt is { } at ? Instant.Of(at) : null,
        service.LastExit is null ? 0 : 1,
        service.LastExit?.Code, service.LastExit?.Signal, service.LastExit?.CpuTime?.Ticks, service.LastExit?.PeakMemoryBytes,
        service.Error, service.Restarts,
        service.Failures, MomentsText.Write(service.RecentStarts), service.BootId, service.IsReady is { } isReady ? isReady ? 1 : 0 : null,
        service.Unhealthy, service.ReadyRevision, InstanceText.Write(service.Candidate), InstanceText.Write(service.Retiring),
    ];

    /// <summary>Without the empty columns at the end, so that a row of an earlier version keeps its own.</summary>
    public static long ChecksumOf(IReadOnlyList<object?> values) =>
        Checksum.Of(values.Take(values.Count - values.Reverse().TakeWhile(value => value is null).Count()));

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
            Failures = row.Number(16) ?? 0,
            RecentStarts = MomentsText.Read(row.Text(17)),
            BootId = row.Text(18),
            IsReady = row.Number(19) is { } isReady ? isReady == 1 : null,
            Unhealthy = row.Text(20),
            ReadyRevision = row.Number(21),
            Candidate = InstanceText.Read(row.Text(22), defaults),
            Retiring = InstanceText.Read(row.Text(23), defaults),
        };
    }

    private static void Verify(SqliteDataReader row, string name)
    {
        var values = Enumerable.Range(0, Width).Select(column => row.IsDBNull(column) ? null : row.GetValue(column)).ToList();

        if (ChecksumOf(values) != row.GetInt64(Width))
            throw new FormatException($"the row of service '{name}' is not what was written");
    }

    private static string Word<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();
}
