using System.Runtime.Versioning;
using Agent.Actors.Journal;
using Agent.Actors.Journal.Migrations;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Tests.Journal;

/// <summary>A journal of the first released agent.</summary>
[SupportedOSPlatform("linux")]
public sealed class Version1Specs : IDisposable
{
    private const string Spec = """{"version":1,"command":"sleep 1","merge":false}""";

    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_it_knows_comes_over_and_what_it_did_not_know_is_not_known()
    {
        Write(process: 4711);

        var service = Assert.Single(_directory.Load());

        Assert.Equal((ServiceState.Running, Wanted.Running, 3, 2), (service.State, service.Wanted, service.Revision, service.Restarts));
        Assert.Equal(new ProcessIdentity(4711, 99, "boot"), service.Process);
        Assert.Equal(new Command.Shell("sleep 1"), service.Spec.Command);
        Assert.Equal((0, 0, null, null, null), (service.Failures, service.RecentStarts.Count, service.BootId, service.IsReady, service.Candidate));
    }

    [Fact]
    public void A_row_of_it_that_is_not_what_was_written_is_refused()
    {
        Write(process: 4711);
        Run("UPDATE services SET process_id = 4712");

        Assert.Contains("not what was written", Assert.Throws<JournalException>(() => _directory.Load()).Message, StringComparison.Ordinal);
    }

    private void Write(int process)
    {
        object?[] values = ["web", "running", 3, "running", "0123456789abcdef", process, 99, "boot", null, 0, null, null, null, null, null, 2];
        var row = string.Join(", ", values.Select(value => value switch { null => "NULL", string text => $"'{text}'", _ => value.ToString() }));

        Run($"""
            {Version1.Sql}
            INSERT INTO services VALUES ({row}, {Checksum.Of(values)}, 1, 2, 1, 0);
            INSERT INTO revisions VALUES ('web', 3, 1, '{Spec}', {Checksum.Of("web", 3, Spec)});
            PRAGMA application_id = {Schema.ApplicationId};
            PRAGMA user_version = 1;
            """);
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_directory.File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
