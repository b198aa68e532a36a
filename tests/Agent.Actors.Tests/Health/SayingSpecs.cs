using Agent.Actors.Health.Notify;
using Agent.Actors.Health.Probes;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Tests.Health;

/// <summary>What an instance says of itself: sd_notify(3).</summary>
public class SayingSpecs : HealthSpecs
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(30);
    private static readonly NotifyMessage s_ready = new() { IsReady = true };
    private static readonly NotifyMessage s_alive = new() { IsAlive = true };

    [Fact(Timeout = 60_000)]
    public async Task It_is_ready_when_it_says_so()
    {
        await StartAsync(Probed(ready: Said()));
        Assert.Equal("It has not said READY=1 yet", (await ExpectMsgAsync<BecameUnready>()).Reason);

        await Socket.SayAsync(s_ready);

        await ExpectMsgAsync<BecameReady>();
    }

    [Fact(Timeout = 60_000)]
    public async Task It_is_not_ready_while_it_reads_its_configuration_anew()
    {
        await BeReadyAsync();

        await Socket.SayAsync(new NotifyMessage { IsReloading = true });
        await ExpectMsgAsync<BecameUnready>();
        await Socket.SayAsync(s_ready);

        await ExpectMsgAsync<BecameReady>();
    }

    [Fact(Timeout = 60_000)]
    public async Task That_it_ends_by_itself_is_told_and_nothing_is_asked_any_more()
    {
        await StartAsync(Probed(ready: Said(), live: Asked()));
        (await Checks.NextAsync(ProbeRole.Live)).Succeed();
        await Socket.SayAsync(s_ready);
        await FishForMessageAsync(message => message is BecameReady);

        await Socket.SayAsync(new NotifyMessage { IsStopping = true });

        await ExpectMsgAsync<SaidStopping>();
        Assert.Equal("It ends by itself (STOPPING=1)", (await ExpectMsgAsync<BecameUnready>()).Reason);
        Time.Advance(Period);
        Assert.True(Checks.IsQuiet(ProbeRole.Live));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_watchdog_that_is_not_fed_makes_it_unhealthy()
    {
        await StartAsync(Probed(live: Said(s_watchdog)));
        _ = await ToldAsync();

        Time.Advance(s_watchdog - Tick);
        await Socket.SayAsync(s_alive);
        Assert.Empty(await ToldAsync());
        Time.Advance(s_watchdog - Tick);
        Assert.Empty(await ToldAsync());
        Time.Advance(Tick);

        Assert.Equal("It has not said WATCHDOG=1 for 30 s", (await ExpectMsgAsync<BecameUnhealthy>()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_said_in_time_but_not_heard_counts()
    {
        await StartAsync(Probed(live: Said(s_watchdog)));
        _ = await ToldAsync();
        Socket.Unread.Enqueue(s_alive);

        Time.Advance(s_watchdog);
        Assert.Empty(await ToldAsync());
        Assert.Empty(await ToldAsync()); // also when the last call was answered

        Time.Advance(s_watchdog);
        await ExpectMsgAsync<BecameUnhealthy>();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_watchdog_waits_for_what_says_when_it_is_ready()
    {
        await StartAsync(Probed(ready: Said(), live: Said(s_watchdog)));
        _ = await ToldAsync();
        Time.Advance(2 * s_watchdog);
        Assert.Empty(await ToldAsync());

        await Socket.SayAsync(s_ready);
        Assert.Single(await ToldAsync());
        Time.Advance(s_watchdog);

        await ExpectMsgAsync<BecameUnhealthy>();
    }

    [Fact(Timeout = 60_000)]
    public async Task It_may_choose_another_interval()
    {
        await StartAsync(Probed(live: Said(s_watchdog)));
        await Socket.SayAsync(new NotifyMessage { Watchdog = TimeSpan.FromSeconds(5) });
        _ = await ToldAsync();

        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("It has not said WATCHDOG=1 for 5 s", (await ExpectMsgAsync<BecameUnhealthy>()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_may_say_that_it_does_not_work()
    {
        await StartAsync(Probed(live: Said(s_watchdog)));

        await Socket.SayAsync(new NotifyMessage { HasFailed = true });

        Assert.Equal("It says itself that it does not work (WATCHDOG=trigger)", (await ExpectMsgAsync<BecameUnhealthy>()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_may_ask_for_more_time_to_come_up()
    {
        await StartAsync(Probed(startup: Said()));
        _ = await ToldAsync();
        await Socket.SayAsync(new NotifyMessage { Extension = TimeSpan.FromMinutes(1) });
        Assert.Equal(TimeSpan.FromMinutes(1), (await ExpectMsgAsync<AskedForTime>()).Time);

        Time.Advance(TimeSpan.FromMinutes(1) - Tick); // twice as long as it was given
        Assert.Empty(await ToldAsync());
        Time.Advance(Tick);

        await ExpectMsgAsync<BecameUnhealthy>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_status_is_told_at_once_and_then_once_a_second()
    {
        await BeReadyAsync();

        await Socket.SayAsync(new NotifyMessage { Status = "one" });
        await Socket.SayAsync(new NotifyMessage { Status = "two" });
        await Socket.SayAsync(new NotifyMessage { Status = "three" });

        Assert.Equal(["one"], (await ToldAsync()).Cast<SaidStatus>().Select(said => said.Text));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["three"], (await ToldAsync()).Cast<SaidStatus>().Select(said => said.Text));
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_main_process_is_told()
    {
        await BeReadyAsync();

        await Socket.SayAsync(new NotifyMessage { MainProcess = 1234 });

        Assert.Equal(1234, (await ExpectMsgAsync<SaidMainProcess>()).ProcessId);
    }

    private async Task BeReadyAsync()
    {
        await StartAsync(Probed(ready: Said()));
        await ExpectMsgAsync<BecameUnready>();
        await Socket.SayAsync(s_ready);
        await ExpectMsgAsync<BecameReady>();
    }
}
