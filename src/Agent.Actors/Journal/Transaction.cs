using Agent.Actors.KillPoints;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Agent.Actors.Journal;

/// <summary>All of it or nothing.</summary>
internal sealed class Transaction(SqliteConnection connection)
{
    private readonly Statement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement _commit = new(connection, "COMMIT");
    private readonly Statement _rollback = new(connection, "ROLLBACK");

    public void Run(Action work)
    {
        _begin.Run();

        try
        {
            work();
            KillPoint.Reach(KillPointName.InCommit);
            _commit.Run();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    // Some errors, a full disk among them, have rolled it back already.
    private void RollBack()
    {
        if (sqlite3_get_autocommit(connection.Handle) == 0)
            _rollback.Run();
    }
}
