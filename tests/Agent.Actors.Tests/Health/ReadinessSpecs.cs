using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Tests.Health;

/// <summary>Readiness means what it means to Kubernetes: thresholds of answers in a row, and nobody is killed for it.</summary>
public class ReadinessSpecs : HealthSpecs
{
    /// <param name="answers">S for success, F for failure.</param>
    /// <param name="told">What is told of it, one letter an event: R for ready, U for unready, with which it begins.</param>
    [Theory(Timeout = 60_000)]
    [InlineData(1, 3, "", "U")]
    [InlineData(1, 3, "S", "UR")]
    [InlineData(1, 3, "SSS", "UR")]
    [InlineData(1, 3, "F", "UU")] // another reason than that it has not been asked
    [InlineData(1, 3, "FFFFF", "UU")]
    [InlineData(1, 3, "FFFFFS", "UUR")]
    [InlineData(1, 3, "SFFS", "UR")]
    [InlineData(1, 3, "SFFF", "URU")]
    [InlineData(1, 3, "SFFSFFSFFF", "URU")]
    [InlineData(1, 3, "SFFFS", "URUR")]
    [InlineData(1, 1, "SFSF", "URURU")]
    [InlineData(2, 1, "S", "U")]
    [InlineData(2, 1, "SS", "UR")]
    [InlineData(2, 1, "SFS", "UU")]
    [InlineData(3, 2, "SSFSSS", "UUR")]
    [InlineData(3, 2, "SSSFSSS", "UR")]
    [InlineData(3, 2, "SSSFFSSS", "URUR")]
    public async Task So_many_answers_in_a_row_make_it_ready_or_not(int successThreshold, int failureThreshold, string answers, string told)
    {
        await StartAsync(Probed(ready: Asked(Times with { SuccessThreshold = successThreshold, FailureThreshold = failureThreshold })));
        var check = await Checks.NextAsync(ProbeRole.Ready);

        foreach (var answer in answers) check = await AnswerAsync(ProbeRole.Ready, check, isSuccess: answer is 'S');

        Assert.Equal(told, string.Concat((await ToldAsync()).Select(@event => @event is BecameReady ? 'R' : 'U')));
    }

    [Fact(Timeout = 60_000)]
    public async Task Nobody_is_unhealthy_for_not_being_ready()
    {
        await StartAsync(Probed(ready: Asked()));
        var check = await Checks.NextAsync(ProbeRole.Ready);

        for (var failure = 0; failure < 100; failure++) check = await AnswerAsync(ProbeRole.Ready, check, isSuccess: false);

        Assert.All(await ToldAsync(), @event => Assert.IsType<BecameUnready>(@event));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_says_why()
    {
        await StartAsync(Probed(ready: Asked()));

        (await Checks.NextAsync(ProbeRole.Ready)).Fail("The check got no\nanswer");

        Assert.Equal("It has not been asked yet", (await ExpectMsgAsync<BecameUnready>()).Reason);
        Assert.Equal("The check got no\uFFFDanswer", (await ExpectMsgAsync<BecameUnready>()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_taken_over_and_was_ready_is_so_until_it_fails()
    {
        await StartAsync(Probed(ready: Asked(Times with { FailureThreshold = 1 })), isTakenOver: true, wasReady: true);
        Assert.Empty(await ToldAsync());

        (await NextSoonAsync(ProbeRole.Ready)).Fail();

        await ExpectMsgAsync<BecameUnready>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_line_of_its_log_makes_it_ready_for_good()
    {
        await StartAsync(Probed(ready: Written()));
        await ExpectMsgAsync<BecameUnready>();

        Checks.Line.SetResult();

        await ExpectMsgAsync<BecameReady>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_log_that_cannot_be_read_is_looked_at_again()
    {
        Checks.Line.SetException(new IOException("out of order"));
        await StartAsync(Probed(ready: Written()));
        await ExpectMsgAsync<BecameUnready>();
        Assert.Equal("Its log cannot be read: out of order", (await ExpectMsgAsync<BecameUnready>()).Reason);
        Checks.Line = new TaskCompletionSource();
        _ = await ToldAsync();

        Checks.Line.SetResult();
        Time.Advance(Period);

        await ExpectMsgAsync<BecameReady>();
    }

    [Fact(Timeout = 60_000)]
    public async Task After_a_stop_has_begun_nothing_is_asked_and_that_is_told_when_the_last_check_is_over()
    {
        await StartAsync(Probed(ready: Asked()));
        await ExpectMsgAsync<BecameUnready>();
        var check = await Checks.NextAsync(ProbeRole.Ready);

        StopAsking();
        await AwaitAssertAsync(() => Assert.True(check.GivenUp.IsCancellationRequested));
        check.Fail();

        await ExpectMsgAsync<AskingStopped>();
        Time.Advance(Period);
        Assert.True(Checks.IsQuiet(ProbeRole.Ready));
    }
}
