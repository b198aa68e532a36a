using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Tests.Health;

/// <summary>When is asked, and for how long an answer is waited for.</summary>
public class TimingSpecs : HealthSpecs
{
    [Theory(Timeout = 60_000)]
    [InlineData(ProbeRole.Startup)]
    [InlineData(ProbeRole.Ready)]
    [InlineData(ProbeRole.Live)]
    public async Task The_first_check_comes_when_the_initial_delay_is_over(ProbeRole role)
    {
        var probe = Asked(Times with { InitialDelay = TimeSpan.FromSeconds(30) });
        await StartAsync(role is ProbeRole.Startup ? Probed(startup: probe) : role is ProbeRole.Ready ? Probed(ready: probe) : Probed(live: probe));

        Time.Advance(TimeSpan.FromSeconds(30) - Tick);
        _ = await ToldAsync();
        Assert.True(Checks.IsQuiet(role));
        Time.Advance(Tick);

        await Checks.NextAsync(role);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_initial_delay_counts_from_the_start_also_of_what_has_to_wait_for_startup()
    {
        await StartAsync(Probed(startup: Asked(), live: Asked(Times with { InitialDelay = Period })));
        var startup = await AnswerAsync(ProbeRole.Startup, await Checks.NextAsync(ProbeRole.Startup), isSuccess: false);

        startup.Succeed();

        await Checks.NextAsync(ProbeRole.Live);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_left_of_the_initial_delay_counts_after_a_takeover()
    {
        Checks.Age = TimeSpan.FromSeconds(20);
        await StartAsync(Probed(live: Asked(Times with { InitialDelay = TimeSpan.FromSeconds(30) })), isTakenOver: true);

        Time.Advance(TimeSpan.FromSeconds(10) - Tick);
        _ = await ToldAsync();
        Assert.True(Checks.IsQuiet(ProbeRole.Live));
        Time.Advance(Tick);

        await NextSoonAsync(ProbeRole.Live);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_period_runs_from_the_beginning_of_a_check_to_that_of_the_next()
    {
        await StartAsync(Probed(live: Asked(Times with { Timeout = Period })));
        var check = await Checks.NextAsync(ProbeRole.Live);
        Time.Advance(Period - Tick);

        check.Succeed();
        _ = await ToldAsync();
        Assert.True(Checks.IsQuiet(ProbeRole.Live));
        Time.Advance(Tick);

        await Checks.NextAsync(ProbeRole.Live);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_does_not_answer_in_time_has_failed_and_the_next_check_waits_until_nothing_is_left_of_it()
    {
        await StartAsync(Probed(live: Asked(Times with { Timeout = TimeSpan.FromSeconds(1), FailureThreshold = 2 })));
        var check = await Checks.NextAsync(ProbeRole.Live);
        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitAssertAsync(() => Assert.True(check.GivenUp.IsCancellationRequested));

        Time.Advance(2 * Period);
        _ = await ToldAsync();
        Assert.True(Checks.IsQuiet(ProbeRole.Live));
        check.Succeed(); // too late: it does not count

        await Checks.NextAsync(ProbeRole.Live);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("The liveness check failed 2 times in a row: The check did not answer within 1 s", (await ExpectMsgAsync<BecameUnhealthy>()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_check_that_throws_has_failed()
    {
        await StartAsync(Probed(ready: Asked()));
        await ExpectMsgAsync<BecameUnready>();

        (await Checks.NextAsync(ProbeRole.Ready)).Answer.SetException(new InvalidOperationException("a bug"));

        Assert.Equal("The check cannot be asked: a bug", (await ExpectMsgAsync<BecameUnready>()).Reason);
    }
}
