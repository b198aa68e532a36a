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
            service-agent.http { headers-timeout = 1s, body-grace = 2s, keep-alive-timeout = 1s }
            """);

        await Agent.Deploy("web-1", "exec sleep 1000");
    }

    /// <summary>Sends inputs, many at a time, and looks after each lot whether what was refused has changed anything.</summary>
    /// <param name="next">Makes an input: what it is, and how it is sent.</param>
    internal async Task Send(Func<Random, (string Input, Func<Task<HttpStatusCode?>> Send)> next)
    {
        for (var first = 0; first < FuzzRun.Inputs; first += Batch)
        {
            var before = await Agent.State();
            var statuses = await Task.WhenAll(FuzzRun.From(first, Batch).Select(input => Send(input.Number, next(input.Chance))));
            var after = await Agent.State();

            if (statuses.All(status => status is null or >= HttpStatusCode.BadRequest))
                Assert.True(before == after, $"FUZZ_SEED={FuzzRun.Seed}, inputs {first} to {first + Batch - 1} were refused, and have changed {before} to {after}");

            Assert.Equal("ok", (await Agent.Get("/health"))["status"]);
        }
    }

    public async Task DisposeAsync() => await Agent.DisposeAsync();

    private static async Task<HttpStatusCode?> Send(int number, (string Input, Func<Task<HttpStatusCode?>> Send) made)
    {
        var sending = made.Send();

        Assert.True(await Task.WhenAny(sending, Task.Delay(Hang)) == sending, $"No answer: {FuzzRun.Describe(number, made.Input)}");
        var status = await sending;
        Assert.False(status >= HttpStatusCode.InternalServerError, $"{status}: {FuzzRun.Describe(number, made.Input)}");
        return status;
    }
}
