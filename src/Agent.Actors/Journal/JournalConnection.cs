using Agent.Actors.Journal.Migrations;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Agent.Actors.Journal;

/// <summary>Opens the database: whatever is not a sound journal stays as it is.</summary>
internal static class JournalConnection
{
    /// <exception cref="JournalException">It is damaged, somebody else's, newer, or cannot be used.</exception>
    public static SqliteConnection Open(string file, IReadOnlyList<string> migrations)
    {
        var connection = new SqliteConnection(Settings(file));

        try
        {
            connection.Open();
            Open(connection, file, migrations);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw JournalException.WhileOpening(file, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Keeps in memory what other processes would share, and writes nothing, not when it is closed either.</summary>
    public static SqliteConnection OpenAlone(string file)
    {
        var connection = new SqliteConnection(Settings(file));

        try
        {
            connection.Open();
            KeepLogOnClose(connection, keep: true);
            connection.Execute("PRAGMA locking_mode = EXCLUSIVE");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Open(SqliteConnection connection, string file, IReadOnlyList<string> migrations)
    {
        KeepLogOnClose(connection, keep: JournalSite.HasLog(file));
        SoundCheck.Run(connection, file, migrations.Count);

        Set(connection, file);
        new Upgrade(connection).Run(migrations);
        KeepLogOnClose(connection, keep: false);
    }

    // Closing would copy the write-ahead log of a file that we leave alone into it.
    private static void KeepLogOnClose(SqliteConnection connection, bool keep) =>
        sqlite3_db_config(connection.Handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, out _);

    private static void Set(SqliteConnection connection, string file)
    {
        if (connection.Scalar<string>("PRAGMA journal_mode = WAL") is not "wal" and var mode)
            throw JournalException.Unusable(file, $"its directory's file system allows no write-ahead log (journal mode '{mode}').");

        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("PRAGMA cache_size = -1024");
        connection.Execute("PRAGMA journal_size_limit = 4194304");
    }

    // The time-out is how long another program that has the file open may hold it.
    private static string Settings(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
        DefaultTimeout = 1,
    }.ToString();
}
