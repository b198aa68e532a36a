using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Tests.Health;

/// <summary>Liveness and startup: who fails them is started anew.</summary>
public class LivenessSpecs : HealthSpecs
{
    [Theory(Timeout = 60_000)]
    [InlineData(3, "FFF", true)]
    [InlineData(3, "FF", false)]
    [InlineData(3, "FFSFF", false)]
    [InlineData(3, "FFSFFF", true)]
    [InlineData(3, "SSSSFFF", true)]
    [InlineData(1, "F", true)]
    [InlineData(1, "S", false)]
    public async Task So_many_failures_in_a_row_make_it_unhealthy(int failureThreshold, string answers, bool isUnhealthy)
    {
        await StartAsync(Probed(live: Asked(Times with { FailureThreshold = failureThreshold })));
        var check = await Checks.NextAsync(ProbeRole.Live);

        foreach (var answer in answers[..^1]) check = await AnswerAsync(ProbeRole.Live, check, isSuccess: answer is 'S');

        if (isUnhealthy)
        {
            check.Fail();
            Assert.Equal($"The liveness check failed {failureThreshold} times in a row: no", (await ExpectMsgAsync<BecameUnhealthy>()).Reason);
        }
        else
        {
            await AnswerAsync(ProbeRole.Live, check, isSuccess: answers[^1] is 'S');
            Assert.Empty(await ToldAsync());
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_else_is_asked_before_it_has_come_up()
    {
        await StartAsync(Probed(Asked(), Asked(), Asked()));
        var startup = await Checks.NextAsync(ProbeRole.Startup);
        startup = await AnswerAsync(ProbeRole.Startup, startup, isSuccess: false);
        Assert.True(Checks.IsQuiet(ProbeRole.Ready) && Checks.IsQuiet(ProbeRole.Live));

        startup.Succeed();

        (await Checks.NextAsync(ProbeRole.Live)).Succeed();
        (await Checks.NextAsync(ProbeRole.Ready)).Succeed();
        await FishForMessageAsync(message => message is BecameReady);
        Time.Advance(Period);
        Assert.True(Checks.IsQuiet(ProbeRole.Startup));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_has_come_up_and_has_no_other_probe_is_ready()
    {
        await StartAsync(Probed(startup: Asked()));

        (await Checks.NextAsync(ProbeRole.Startup)).Succeed();

        Assert.IsType<BecameReady>((await ToldUntilAsync<BecameReady>())[^1]);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_does_not_come_up_is_unhealthy()
    {
        await StartAsync(Probed(startup: Asked(Times with { FailureThreshold = 2 }), live: Asked()));
        var check = await AnswerAsync(ProbeRole.Startup, await Checks.NextAsync(ProbeRole.Startup), isSuccess: false);

        check.Fail();

        var unhealthy = (BecameUnhealthy)(await ToldUntilAsync<BecameUnhealthy>())[^1];
        Assert.Equal("The startup check failed 2 times in a row: no", unhealthy.Reason);
        Assert.True(Checks.IsQuiet(ProbeRole.Live));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_has_not_written_its_line_in_time_is_unhealthy()
    {
        await StartAsync(Probed(startup: Written(Times with { FailureThreshold = 3 })));
        await ExpectMsgAsync<BecameUnready>();

        Time.Advance((3 * Period) - Tick);
        Assert.Empty(await ToldAsync());
        Time.Advance(Tick);

        Assert.Equal("It has not written a line that matches 'up' yet, 30 s after its start", (await ExpectMsgAsync<BecameUnhealthy>()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_taken_over_after_its_time_to_come_up_has_come_up()
    {
        Checks.Age = 3 * Period;
        await StartAsync(Probed(startup: Written(), live: Asked()), isTakenOver: true);

        await NextSoonAsync(ProbeRole.Live);

        Assert.DoesNotContain(await ToldAsync(), @event => @event is BecameUnhealthy);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_taken_over_before_has_what_is_left_of_its_time()
    {
        Checks.Age = (3 * Period) - Tick;
        await StartAsync(Probed(startup: Written(), live: Asked()), isTakenOver: true);

        Time.Advance(Tick);

        await FishForMessageAsync(message => message is BecameUnhealthy);
        Assert.True(Checks.IsQuiet(ProbeRole.Live));
    }

    private async Task<IReadOnlyList<IHealthEvent>> ToldUntilAsync<T>()
    {
        var told = new List<IHealthEvent>();
        do told.Add(await ExpectMsgAsync<IHealthEvent>());
        while (told[^1] is not T);
        return told;
    }
}
