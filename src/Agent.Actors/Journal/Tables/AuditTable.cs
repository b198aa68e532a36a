using Agent.Actors.Configuration;
using Agent.Actors.Journal.Audit;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>Who has done what: rows are added at the end and go at the beginning, and nothing else ever happens to them.</summary>
internal sealed class AuditTable(SqliteConnection connection, AuditOptions options)
{
    internal const string Columns = "sequence, at, who, auth, origin, action, service, status, revision, request, omitted, hash";

    private const string Wanted = """
        (?1 IS NULL OR service = ?1) AND (?2 IS NULL OR who = ?2) AND (?3 IS NULL OR at >= ?3) AND (?4 IS NULL OR at < ?4)
        """;

    private readonly Statement _write = new(connection, $"INSERT INTO audit ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");

    private readonly Statement _end = new(connection, "SELECT sequence, hash FROM audit_ends WHERE which = ?1");

    private readonly Statement _setEnd = new(connection, "UPDATE audit_ends SET sequence = ?2, hash = ?3 WHERE which = ?1");

    // Everything before the first that is not too old, though the clock may have been set back since.
    private readonly Statement _firstKept = new(connection, """
        SELECT max(?1, coalesce((SELECT sequence FROM audit WHERE at >= ?2 ORDER BY sequence LIMIT 1), 0))
        """);

    private readonly Statement _hashOf = new(connection, "SELECT sequence, hash FROM audit WHERE sequence < ?1 ORDER BY sequence DESC LIMIT 1");

    private readonly Statement _delete = new(connection, "DELETE FROM audit WHERE sequence < ?1");

    private readonly Statement _latest = new(connection, $"""
        SELECT * FROM (SELECT {Columns} FROM audit WHERE {Wanted} ORDER BY sequence DESC LIMIT ?5) ORDER BY sequence
        """);

    private readonly Statement _after = new(connection, $"SELECT {Columns} FROM audit WHERE {Wanted} AND sequence > ?6 ORDER BY sequence LIMIT ?5");

    public void Write(AuditEntry entry, DateTimeOffset at)
    {
        var head = End("head");
        var row = new AuditRow(head.Sequence + 1, at, entry, AuditHash.Of(head.Hash, head.Sequence + 1, at, entry));

        _write.Run(
            row.Sequence, Instant.Of(at), entry.Who, entry.Auth, entry.Origin, entry.Action, entry.Service, entry.Status,
            entry.Revision, entry.Request, entry.Omitted, row.Hash);
        _setEnd.Run("head", row.Sequence, row.Hash);
        Prune(row);
    }

    public AuditPage Read(AuditQuery query)
    {
        object?[] values = [query.Service, query.Who, Units(query.Since), Units(query.Until), query.Limit];
        var rows = query.After is { } after ? _after.Read(Row, [.. values, after]) : _latest.Read(Row, values);
        return new AuditPage(rows, End("anchor"), End("head"));
    }

    internal static AuditRow Row(SqliteDataReader row) => new(
        row.GetInt64(0),
        Instant.Read(row.GetInt64(1)),
        new AuditEntry
        {
            Who = row.GetString(2),
            Auth = row.Text(3),
            Origin = row.GetString(4),
            Action = row.GetString(5),
            Service = row.Text(6),
            Status = row.GetInt32(7),
            Revision = row.Number(8),
            Request = row.Text(9),
            Omitted = row.GetInt64(10),
        },
        row.GetString(11));

    private AuditEnd End(string which) =>
        _end.Read(row => new AuditEnd(row.GetInt64(0), row.GetString(1)), which) is [var end] ? end : throw new FormatException($"the {which} of the audit trail is missing");

    private void Prune(AuditRow latest)
    {
        var first = _firstKept.Read(row => row.GetInt64(0), latest.Sequence - options.Rows + 1, Instant.Of(latest.At) - options.Keep.Ticks)[0];
        if (_hashOf.Read(row => new AuditEnd(row.GetInt64(0), row.GetString(1)), first) is not [var last]) return;

        _setEnd.Run("anchor", last.Sequence, last.Hash);
        _delete.Run(first);
    }

    private static long? Units(DateTimeOffset? at) => at is { } moment ? Instant.Of(moment) : null;
}
