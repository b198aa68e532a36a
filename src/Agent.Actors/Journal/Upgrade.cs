using Agent.Actors.Journal.Migrations;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal;

/// <summary>
/// Brings a journal to the present version, as a whole or not at all. The version is written even where it is right: if
/// the disk takes nothing, that shows now.
/// </summary>
internal sealed class Upgrade(SqliteConnection connection)
{
    public void Run(IReadOnlyList<string> migrations) => new Transaction(connection).Run(() =>
    {
        foreach (var migration in migrations.Skip((int)connection.Scalar<long>("PRAGMA user_version")))
            connection.Execute(migration);

        connection.Execute($"PRAGMA application_id = {Schema.ApplicationId}");
        connection.Execute($"PRAGMA user_version = {migrations.Count}");
    });
}
