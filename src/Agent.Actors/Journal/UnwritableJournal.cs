using Agent.Actors.Journal.Migrations;
using Agent.Actors.Journal.Tables;
using Agent.Actors.Specs;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal;

/// <summary>Reads a journal on a disk that has no room, not even for what SQLite shares between processes.</summary>
internal static class UnwritableJournal
{
    /// <exception cref="JournalException">It cannot be read so, or has to be brought to the present version first.</exception>
    public static IReadOnlyList<JournalledService> Load(string file, SpecDefaults defaults)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > 0 } ? Read(file, defaults) : [];
        }
        catch (SqliteException e)
        {
            throw JournalException.WhileOpening(file, e);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw JournalException.Damaged(file, e.Message, e);
        }
    }

    private static List<JournalledService> Read(string file, SpecDefaults defaults)
    {
        using var connection = JournalConnection.OpenAlone(file);
        SoundCheck.Run(connection, file, Schema.Migrations.Count);

        if (connection.Scalar<long>("PRAGMA user_version") != Schema.Migrations.Count)
            throw JournalException.Unusable(file, "the disk is full, and it has to be brought to the present version.");

        return [.. new ServiceTable(connection, defaults).ReadAll()];
    }
}
