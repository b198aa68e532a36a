using Agent.Actors.Journal.Migrations;
using Agent.Actors.Journal.Tables;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Audit;

/// <summary>Looks through the trail of a journal, which an agent may have open, and changes nothing.</summary>
public static class AuditVerification
{
    private const int FirstVersion = 3;

    /// <param name="expected">A hash that the trail has had; it is looked for.</param>
    /// <exception cref="JournalException">There is no journal, or none that can be read, or it is older than the trail.</exception>
    public static AuditFindings Run(string dataDirectory, string? expected)
    {
        var file = Path.Combine(dataDirectory, JournalFile.Name);
        if (!File.Exists(file)) throw JournalException.Unusable(file, "it does not exist.");

        try
        {
            using var connection = new SqliteConnection(Settings(file));
            connection.Open();
            SoundCheck.Run(connection, file, Schema.Migrations.Count);
            CheckVersion(connection, file);
            return Run(connection, expected);
        }
        catch (SqliteException e)
        {
            throw JournalException.WhileOpening(file, e);
        }
        catch (Exception e) when (e is InvalidCastException or InvalidOperationException or ArgumentException)
        {
            throw JournalException.Damaged(file, e.Message, e);
        }
    }

    // One transaction: the agent may add rows meanwhile.
    private static AuditFindings Run(SqliteConnection connection, string? expected)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        var check = new ChainCheck(End(connection, "anchor"), expected);

        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT {AuditTable.Columns} FROM audit ORDER BY sequence";
            using var rows = command.ExecuteReader();
            while (rows.Read()) check.Add(AuditTable.Row(rows));
        }

        return check.End(End(connection, "head"));
    }

    private static AuditEnd End(SqliteConnection connection, string which) =>
        new Statement(connection, "SELECT sequence, hash FROM audit_ends WHERE which = ?1")
            .Read(row => new AuditEnd(row.GetInt64(0), row.GetString(1)), which) is [var end]
            ? end
            : throw new InvalidOperationException($"the {which} of the audit trail is missing");

    private static void CheckVersion(SqliteConnection connection, string file)
    {
        if (connection.Scalar<long>("PRAGMA user_version") is < FirstVersion and var version)
            throw JournalException.Unusable(file, $"its version is {version}, which has no audit trail: the next start of the agent gives it one.");
    }

    private static string Settings(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
        DefaultTimeout = 5,
    }.ToString();
}
