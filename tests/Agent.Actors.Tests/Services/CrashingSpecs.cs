using Agent.Actors.Services;
using Agent.Actors.Specs;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What tests of services that end by themselves share. Chance always takes the longest wait.</summary>
public abstract class CrashingSpecs : ServiceSpecs
{
    private protected static TimeSpan Minute => TimeSpan.FromMinutes(1);

    private protected static TimeSpan Tick => TimeSpan.FromMilliseconds(1);

    private protected Akka.TestKit.TestProbe DeployWith(RestartPolicy policy)
    {
        var spec = Run("sleep 1");
        return Tell(new DeployService(Web, spec with { Restart = spec.Restart with { Policy = policy } }, "request"));
    }

    private protected async Task InBackoffAsync()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);
    }

    private protected async Task CrashLoopAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Host.Last.End(code: 1);
            await AwaitState(ServiceState.Backoff);
            Time.Advance(Minute / 6);
            await AwaitRunAsync(i + 2);
        }
    }

    private protected Task AwaitRunAsync(int number) => AwaitAssertAsync(async () =>
    {
        Assert.Equal(number, Host.Launches.Count);
        Assert.Equal(ServiceState.Running, (await StatusAsync()).State);
    });
}
