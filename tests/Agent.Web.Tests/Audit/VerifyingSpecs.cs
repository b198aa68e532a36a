using Agent.Web.Tests.Agents;
using Microsoft.Data.Sqlite;

namespace Agent.Web.Tests.Audit;

/// <summary><c>service-agent audit verify</c>.</summary>
public class VerifyingSpecs
{
    [Fact]
    public async Task What_was_answered_before_the_agent_was_killed_is_there_and_the_trail_sound()
    {
        await using var first = await RunningAgent.StartAsync();
        await first.Deploy("lasting", "exec sleep 1000");
        await first.Post("/service/lasting/stop");
        await first.DieAsync();

        await using var second = await first.SucceedAsync();
        await second.Post("/service/lasting/start");

        Assert.Equal(["deploy", "stop", "start"], (await second.Audit()).Select(row => row.Of("action")!.Split('/')[^1]));
        var (exitCode, output) = await VerifyAsync(second);
        Assert.True(exitCode == 0, output);
        Assert.Contains("rows 1 to 3", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_somebody_has_changed_is_named_and_the_exit_code_is_1()
    {
        await using var agent = await RunningAgent.StartAsync();
        for (var i = 0; i < 3; i++) await agent.Post($"/service/none-{i}/stop");
        var hash = (await agent.Audit())[1].Of("hash");
        Assert.Equal(0, (await VerifyAsync(agent, "--expect", hash!)).ExitCode);

        Spoil(agent, "DROP TRIGGER audit_is_append_only; UPDATE audit SET who = 'nobody' WHERE sequence = 2");

        var (exitCode, output) = await VerifyAsync(agent);
        Assert.Equal(1, exitCode);
        Assert.Contains("The audit trail is broken: row 2 is not what was written", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_without_a_journal_is_out_of_reach_and_a_wrong_option_a_mistake()
    {
        Assert.Equal(3, (await RunningAgent.RunAsync(["audit", "verify", "--data", "/no/such/directory"])).ExitCode);
        Assert.Equal(2, (await RunningAgent.RunAsync(["audit", "verify", "--colour"])).ExitCode);
    }

    private static Task<(int ExitCode, string Output)> VerifyAsync(RunningAgent agent, params string[] options) =>
        RunningAgent.RunAsync(["audit", "verify", "--data", Path.Combine(agent.Data, "agent"), .. options]);

    private static void Spoil(RunningAgent agent, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(agent.Data, "agent", "journal.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
