using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Specs;
using Akka.TestKit;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Many callers at once, none of whom waits for another.</summary>
public class StormSpecs : ServiceSpecs
{
    private const int Callers = 400;

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Seeds))]
    public async Task A_storm_of_commands_is_answered_truly_and_never_has_two_instances(int seed)
    {
        var random = new Random(seed);
        await Deploy().ExpectMsgAsync<Deployed>();

        var callers = Enumerable.Range(0, Callers).Select(number => Call(random, number)).ToList();
        foreach (var (caller, answers) in callers)
            Assert.Contains((await caller.ExpectMsgAsync<Reply>()).GetType(), answers);

        Assert.Equal(1, Host.MostAlive);
        await AssertAloneAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_storm_of_deploys_by_overlap_never_has_three_instances_and_ends_with_the_last_one_alone()
    {
        await Deploy().ExpectMsgAsync<Deployed>();

        var callers = Enumerable.Range(0, 100).Select(number => Deploy(Beside($"sleep {number}"))).ToList();
        foreach (var caller in callers)
            await caller.ExpectMsgAsync<Deployed>();

        Assert.Equal(2, Host.MostAlive);
        Assert.Equal(101, (await StatusAsync()).Revision);
        Assert.Equal(Beside("sleep 99").Command, (await StatusAsync()).Spec.Command);
        await AssertAloneAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_storm_over_many_services_leaves_each_with_its_own_last_word()
    {
        var services = Enumerable.Range(0, 50).Select(number => ServiceId.Parse($"s{number}")).ToList();

        var callers = Enumerable.Range(0, 10)
            .SelectMany(round => services.Select(service => Tell(new DeployService(service, Run($"{service} {round}"), "request"))))
            .ToList();
        foreach (var caller in callers)
            await caller.ExpectMsgAsync<Deployed>();

        foreach (var service in services)
            Assert.Equal((10, Run($"{service} 9").Command), await RunningAsync(service));
        Assert.Equal(services.Count, Host.AliveCount);
    }

    private static ServiceSpec Beside(string line) => Run(line) with { Strategy = Defaults.OfReference.Strategy with { Type = StrategyType.Overlap, MinReady = TimeSpan.Zero } };

    private (TestProbe Caller, Type[] Answers) Call(Random random, int number) => random.Next(6) switch
    {
        0 => (Deploy($"sleep {number}"), [typeof(Deployed)]),
        1 => (Restart(), [typeof(Restarted)]),
        2 => (Start(), [typeof(Started)]),
        3 => (Tell(new RollbackService(Web, null, "request")), [typeof(RolledBack), typeof(UnknownRevision)]),
        4 => (Tell(new GetStatus(Web)), [typeof(StatusIs)]),
        _ => (Stop(), [typeof(Stopped)]),
    };

    private async Task<(int, Command)> RunningAsync(ServiceId service)
    {
        var status = (await Tell(new GetStatus(service)).ExpectMsgAsync<StatusIs>()).Service;
        Assert.Equal(ServiceState.Running, status.State);
        return (status.Revision, status.Spec.Command);
    }

    private async Task AssertAloneAsync()
    {
        var status = await StatusAsync();

        Assert.Equal(status.State is ServiceState.Running ? 1 : 0, Host.AliveCount);
        if (status.State is ServiceState.Running) Assert.Equal(Host.Last.Id, status.ProcessId);
        Assert.True(status.State is ServiceState.Running or ServiceState.Stopped, $"{status.State}");
    }
}
