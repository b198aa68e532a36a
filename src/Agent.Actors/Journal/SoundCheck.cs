using Agent.Actors.Journal.Migrations;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal;

/// <summary>Tells a sound journal, or an empty file, from everything else. It changes nothing.</summary>
internal static class SoundCheck
{
    public static void Run(SqliteConnection connection, string file, int known)
    {
        connection.Execute("PRAGMA cell_size_check = ON");
        connection.Execute("PRAGMA trusted_schema = OFF");

        CheckOwner(connection, file);
        CheckVersion(connection, file, known);

        if (connection.Scalar<string>("PRAGMA quick_check(1)") is not "ok" and var finding)
            throw JournalException.Damaged(file, finding);
    }

    private static void CheckOwner(SqliteConnection connection, string file)
    {
        var owner = connection.Scalar<long>("PRAGMA application_id");
        var isEmpty = connection.Scalar<long>("SELECT count(*) FROM sqlite_schema") == 0;

        if (owner != Schema.ApplicationId && !(owner == 0 && isEmpty))
            throw JournalException.Foreign(file);
    }

    private static void CheckVersion(SqliteConnection connection, string file, int known)
    {
        var version = connection.Scalar<long>("PRAGMA user_version");
        var isEmpty = connection.Scalar<long>("PRAGMA application_id") == 0;

        if (version > known)
            throw JournalException.Newer(file, version, known);

        if (version < 0 || isEmpty != (version == 0))
            throw JournalException.Damaged(file, $"it says that its version is {version}");
    }
}
