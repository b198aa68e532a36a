using System.Net;
using Agent.Engine.Tests.Fuzzing;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks.Fuzzing;

/// <summary>An agent that is sent what somebody has made up, with the service <c>web-1</c>.</summary>
public sealed class FuzzedAgent : IAsyncLifetime
{
    private const int Batch = 500;

    // Generous: so many at a time keep a small machine busy.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    public RunningAgent Agent { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Agent = await RunningAgent.StartAsync("""
            service-agent.stop.grace = 2s
            service-agent.audit.rows = 1000
            service-agent.access.limits.requests-at-a-time = 10000
            service-agent.http { headers-timeout = 5s, body-grace = 2s, keep-alive-timeout = 30s }
            """);

        // A connection that is kept could be closed in the moment in which it is used again.
        Agent.Http.DefaultRequestHeaders.ConnectionClose = true;
        await Restore();
    }

    /// <summary>Sends inputs, many at a time, and looks after each lot whether what was not carried out has changed anything.</summary>
    /// <param name="next">Makes an input: what it is, and how it is sent.</param>
    internal async Task Send(Func<Random, (string Input, Func<Task<FuzzAnswer>> Send)> next)
    {
        for (var first = 0; first < FuzzRun.Inputs; first += Batch)
        {
            var before = await Agent.State();
            var answers = await Task.WhenAll(FuzzRun.From(first, Batch).Select(input => Send(input.Number, next(input.Chance))));

            if (answers.Any(answer => answer.IsDone))
                await Restore();
            else
                AssertSame(before, await Agent.State(), first);

            Assert.Equal("ok", (await Agent.Get("/health"))["status"]);
        }
    }

    public async Task DisposeAsync() => await Agent.DisposeAsync();

    private static async Task<FuzzAnswer> Send(int number, (string Input, Func<Task<FuzzAnswer>> Send) made)
    {
        var sending = made.Send();

        Assert.True(await Task.WhenAny(sending, Task.Delay(Hang)) == sending, $"No answer: {FuzzRun.Describe(number, made.Input)}");
        var answer = await sending;
        Assert.False(answer.Status >= HttpStatusCode.InternalServerError, $"{answer.Status}: {FuzzRun.Describe(number, made.Input)}");
        return answer;
    }

    private static void AssertSame(string before, string after, int first) => Assert.True(
        before == after, $"FUZZ_SEED={FuzzRun.Seed}: of the inputs from {first} to {first + Batch - 1} none was carried out, and yet they have made{Environment.NewLine}{before}{Environment.NewLine}into{Environment.NewLine}{after}");

    private async Task Restore()
    {
        foreach (var service in (await Agent.Get("/services")).Body.EnumerateObject())
            Assert.Equal(HttpStatusCode.OK, (await Agent.Delete($"/service/{service.Name}/")).Status);

        Assert.Equal(HttpStatusCode.OK, (await Agent.Deploy("web-1", "exec sleep 1000")).Status);
    }
}
