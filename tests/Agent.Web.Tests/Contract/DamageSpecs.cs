using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Contract;

/// <summary>What is asked of a journal that somebody has written over.</summary>
public class DamageSpecs
{
    [Fact]
    public async Task A_past_that_cannot_be_read_is_answered_503()
    {
        await using var agent = await RunningAgent.StartAsync();
        await agent.Deploy("past", "exec sleep 1000");
        foreach (var file in Directory.GetFiles(Path.Combine(agent.Data, "agent"), "journal.db*"))
            WriteOver(file);

        foreach (var past in new[] { "events", "exits", "revisions" })
        {
            var answer = await agent.Get($"/service/past/{past}", ("Accept-Language", "en"));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            Assert.Equal("journal_unavailable", answer["code"]);
            Assert.StartsWith("The journal cannot be read: ", answer["error"], StringComparison.Ordinal);
        }

        Assert.Equal("running", (await agent.Get("/service/past/status"))["state"]);
    }

    // In its place: it stays the file that the agent has open.
    private static void WriteOver(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var rubbish = new byte[stream.Length];
        Array.Fill(rubbish, (byte)'x');
        stream.Write(rubbish);
    }
}
