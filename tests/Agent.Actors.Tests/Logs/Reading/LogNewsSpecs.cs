using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Logs.Reading;

public class LogNewsSpecs
{
    private static readonly ServiceId Web = ServiceId.Parse("web");
    private static readonly ServiceId Other = ServiceId.Parse("other");

    private readonly LogNews _news = new();

    [Fact(Timeout = 60_000)]
    public async Task What_is_announced_before_one_waits_is_not_missed()
    {
        using var listener = _news.Listen(Web);

        _news.Announce(Web);
        _news.Announce(Web);

        Assert.True(await Wait(listener));
        Assert.False(await Wait(listener, TimeSpan.Zero));
    }

    [Fact(Timeout = 60_000)]
    public async Task Everybody_who_listens_is_woken()
    {
        using var first = _news.Listen(Web);
        using var second = _news.Listen(Web);
        var waiting = (Wait(first), Wait(second));

        _news.Announce(Web);

        Assert.True(await waiting.Item1);
        Assert.True(await waiting.Item2);
    }

    [Fact(Timeout = 60_000)]
    public async Task News_of_one_service_wakes_nobody_else()
    {
        using var listener = _news.Listen(Web);

        _news.Announce(Other);

        Assert.False(await Wait(listener, TimeSpan.Zero));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_has_left_hears_nothing_and_leaves_the_others_alone()
    {
        using var stays = _news.Listen(Web);
        var leaves = _news.Listen(Web);

        leaves.Dispose();
        _news.Announce(Web);

        Assert.False(await Wait(leaves, TimeSpan.Zero));
        Assert.True(await Wait(stays));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wait_can_be_ended()
    {
        using var listener = _news.Listen(Web);
        using var ending = new CancellationTokenSource();
        var waiting = listener.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, ending.Token).AsTask();

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact(Timeout = 120_000)]
    public async Task No_line_is_missed_however_writer_and_follower_meet()
    {
        using var log = new WrittenLog();
        using var listener = _news.Listen(log.Service);
        await using var reading = await log.OpenAsync(new LogQuery { Follow = true });

        var writing = Task.Run(() =>
        {
            for (var line = 0; line < 2_000; line++)
            {
                if (line % 300 == 299)
                    log.Rotate();

                log.Write($"{line}");
                _news.Announce(log.Service);
            }
        });

        var read = new List<string>();

        while (read.Count < 2_000)
        {
            read.AddRange((await reading.RestAsync()).Select(line => line.Text));

            if (read.Count < 2_000)
                await Wait(listener);
        }

        await writing;
        Assert.Equal(Enumerable.Range(0, 2_000).Select(line => $"{line}"), read);
    }

    private static Task<bool> Wait(LogListener listener, TimeSpan? patience = null) =>
        listener.WaitAsync(patience ?? Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None).AsTask();
}
