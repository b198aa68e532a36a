using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Xunit.Sdk;

namespace Agent.Engine.Tests.Testing;

public class EventFilterSpecs() : TestKit("""
    akka.loglevel = DEBUG
    akka.test.filter-leeway = 500ms
    """)
{
    private static readonly InvalidOperationException Oops = new("oops");

    public static TheoryData<string, Func<EventFilterFactory, IEventFilterApplier>, bool> Filters => new()
    {
        { "the whole text", filter => filter.Warning("water is rising"), true },
        { "another text", filter => filter.Warning("water"), false },
        { "its start", filter => filter.Warning(start: "water"), true },
        { "another start", filter => filter.Warning(start: "rising"), false },
        { "a part", filter => filter.Warning(contains: "is"), true },
        { "another part", filter => filter.Warning(contains: "wine"), false },
        { "a pattern", filter => filter.Warning(new Regex("^w.*g$")), true },
        { "another pattern", filter => filter.Warning(new Regex("^x")), false },
        { "anything", filter => filter.Warning(), true },
        { "another level", filter => filter.Error(), false },
    };

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Filters))]
    public async Task A_filter_looks_at_level_and_text(string what, Func<EventFilterFactory, IEventFilterApplier> filter, bool fits)
    {
        var patience = TimeSpan.FromMilliseconds(fits ? 5_000 : 20);

        var failure = await Record.ExceptionAsync(() =>
            filter(EventFilter).ExpectOneAsync(patience, () => Do(() => Logger.Warning("water is rising"))));

        Assert.True(failure is null == fits, what);
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_level_has_its_filter()
    {
        await EventFilter.Debug("text").ExpectOneAsync(() => Do(() => Logger.Debug("text")));
        await EventFilter.Info("text").ExpectOneAsync(() => Do(() => Logger.Info("text")));
        await EventFilter.Warning("text").ExpectOneAsync(() => Do(() => Logger.Warning("text")));
        await EventFilter.Error("text").ExpectOneAsync(() => Do(() => Logger.Error("text")));
    }

    [Fact(Timeout = 20_000)]
    public async Task An_exception_is_found_by_its_type_and_by_either_text()
    {
        await EventFilter.Exception<InvalidOperationException>().ExpectOneAsync(() => Do(() => Logger.Error(Oops, "text")));
        await EventFilter.Exception<InvalidOperationException>("oops").ExpectOneAsync(() => Do(() => Logger.Error(Oops, "text")));
        await EventFilter.Exception<InvalidOperationException>("text").ExpectOneAsync(() => Do(() => Logger.Error(Oops, "text")));
    }

    [Fact(Timeout = 20_000)]
    public async Task An_exception_of_another_type_is_not_found() =>
        await Assert.ThrowsAnyAsync<XunitException>(() =>
            EventFilter.Exception<ArgumentException>().ExpectOneAsync(TimeSpan.FromMilliseconds(20), () => Do(() => Logger.Error(Oops, "text"))));

    [Fact(Timeout = 20_000)]
    public async Task As_many_events_as_expected_must_come()
    {
        await EventFilter.Info("text").ExpectAsync(2, () => Do(LogTwice));

        await Assert.ThrowsAnyAsync<XunitException>(() => EventFilter.Info("text").ExpectAsync(1, () => Do(LogTwice)));
        await Assert.ThrowsAnyAsync<XunitException>(() => EventFilter.Info("text").ExpectAsync(3, () => Do(LogTwice)));
    }

    [Fact(Timeout = 20_000)]
    public async Task Events_may_come_after_the_action()
    {
        var logger = Logger;

        await EventFilter.Info("text").ExpectOneAsync(() => Do(() => _ = Task.Run(() => logger.Info("text"))));
    }

    [Fact]
    public void A_test_may_wait_without_await()
    {
        EventFilter.Info("text").ExpectOne(() => Logger.Info("text"));
        EventFilter.Info("text").Expect(2, LogTwice);
        EventFilter.Info("text").Mute(LogTwice);

        using (EventFilter.Info("text").Mute()) LogTwice();
    }

    private ILoggingAdapter Logger => Logging.GetLogger(Sys, "specs");

    private void LogTwice()
    {
        Logger.Info("text");
        Logger.Info("text");
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
