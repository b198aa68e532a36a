using Agent.Actors.Services;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Many services that crash again and again.</summary>
public class CrashStormSpecs : CrashingSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task Fifty_services_that_crash_for_ten_minutes_are_each_started_as_often_as_their_table_predicts()
    {
        var services = await CrashForTenMinutesAsync();

        // After 1, 2, 4, 8, 16 and 32 s, then once a minute: never ten within five minutes.
        Assert.All(services, service => Assert.Equal(1 + 6 + 8, Host.LaunchesOf(service.ToString())));
        Assert.Equal(0, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task Fifty_services_that_crash_with_luck_in_their_waits_all_fail_in_the_end()
    {
        Dice.Draw = 0.1;
        var services = await CrashForTenMinutesAsync();

        var list = await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>();
        Assert.All(list.Services, service => Assert.Equal((ServiceState.Failed, 10), (service.State, service.Restarts)));
        Assert.All(services, service => Assert.Equal(11, Host.LaunchesOf(service.ToString())));
    }

    private async Task<IReadOnlyList<ServiceId>> CrashForTenMinutesAsync()
    {
        Host.DiesAtOnce = true;
        var services = Enumerable.Range(0, 50).Select(number => ServiceId.Parse($"s{number}")).ToList();
        foreach (var service in services)
            await Tell(new DeployService(service, Run(service.ToString()), "request")).ExpectMsgAsync<Deployed>();

        for (var second = 0; second < 600; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync();
        }

        return services;
    }

    // Nothing is on its way: everything waits, or is over.
    private Task SettleAsync() => AwaitAssertAsync(async () =>
    {
        var list = await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>();
        Assert.All(list.Services, service => Assert.True(service.State is ServiceState.Backoff or ServiceState.Failed));
    });
}
