using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Agent.Actors.Journal;

/// <summary>The journal cannot be opened, read or written. The message names the file and says what to do.</summary>
public sealed class JournalException : IOException
{
    private JournalException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    // A disk without room for the write-ahead log, or for its index.
    internal bool IsDiskFull => InnerException is SqliteException { SqliteErrorCode: SQLITE_FULL }
        or SqliteException { SqliteExtendedErrorCode: SQLITE_IOERR_SHMSIZE or SQLITE_IOERR_SHMOPEN or SQLITE_IOERR_WRITE };

    internal static JournalException Damaged(string file, string how, Exception? inner = null) => new(
        $"The journal {file} is damaged, or is none: {how}. Nothing was changed. Restore a backup of it and remove {file}-wal "
        + $"and {file}-shm, or move all three away to begin with an empty one, which knows none of the services.",
        inner);

    internal static JournalException Foreign(string file) => new(
        $"{file} is another program's database. Nothing was changed. Move it away, or choose another directory with --data.");

    internal static JournalException Newer(string file, long version, int known) => new(
        $"The journal {file} was written by a newer agent: its version is {version}, this agent knows {known}. Nothing was changed. "
        + "Start the newer agent, or restore a backup from before the upgrade.");

    internal static JournalException Unusable(string file, string why, Exception? inner = null) => new(
        $"Cannot use the journal {file}: {why} Make sure that it is a file, that the agent's user may write it and its directory, "
        + "that the disk has room, and that no other program holds it; then start the agent again.",
        inner);

    internal static JournalException NotWritten(string file, Exception inner) =>
        new($"Cannot write to the journal {file}: {inner.Message} The agent goes on with it when the disk takes it again.", inner);

    internal static JournalException Gone(string file) => new(
        $"Cannot write to the journal {file}: the file was removed or replaced, and what would be written to it would be lost. "
        + "The services go on. Put the file back that was there if it still exists under another name; if not, stop the services "
        + "and start the agent again.");

    internal static JournalException NotRead(string file, Exception inner) =>
        new($"Cannot read the journal {file}: {inner.Message}", inner);

    internal static JournalException WhileOpening(string file, SqliteException e) =>
        e.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB or SQLITE_ERROR
            ? Damaged(file, e.Message, e)
            : Unusable(file, e.Message, e);
}
