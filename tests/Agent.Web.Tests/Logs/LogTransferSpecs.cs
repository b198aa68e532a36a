using System.IO.Pipelines;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;
using Agent.Web.Languages;
using Agent.Web.Logs;

namespace Agent.Web.Tests.Logs;

/// <summary>One follower, with time and news in the test's hand.</summary>
public sealed class LogTransferSpecs : IDisposable
{
    private static readonly ServiceId Web = ServiceId.Parse("web");
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly string _data = Directory.CreateTempSubdirectory("log-test-").FullName;
    private readonly LogNews _news = new();
    private readonly DrivenTime _time = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 65_536, resumeWriterThreshold: 32_768));
    private readonly LogFiles _files;

    public LogTransferSpecs() => _files = new LogFiles(_data, "web").Write("old");

    public void Dispose()
    {
        _ending.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_line_comes_when_it_is_announced()
    {
        var following = FollowAsync(new TextFormat());
        using var lines = new StreamReader(_pipe.Reader.AsStream());
        Assert.Equal("old", await lines.ReadLineAsync());

        _files.Write("new");
        _news.Announce(Web);

        Assert.Equal("new", await lines.ReadLineAsync());
        await _ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact(Timeout = 60_000)]
    public async Task Silence_is_broken_by_a_heartbeat()
    {
        var following = FollowAsync(new EventFormat());
        using var events = new StreamReader(_pipe.Reader.AsStream());
        Assert.StartsWith("id: 1:", await events.ReadLineAsync(), StringComparison.Ordinal);
        Assert.StartsWith("data: ", await events.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal("", await events.ReadLineAsync());

        await _time.PassAsync(Heartbeat);
        Assert.Equal(":", await events.ReadLineAsync());
        await _time.PassAsync(Heartbeat);
        Assert.Equal("", await events.ReadLineAsync());
        Assert.Equal(":", await events.ReadLineAsync());

        await _ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_takes_nothing_for_too_long_is_cut_off()
    {
        for (var line = 0; line < 100; line++)
            _files.Write(new string('x', 10_000));

        var following = FollowAsync(new TextFormat());
        await _time.PassAsync(Stall);

        Assert.Same(CutReason.Stalled, await following);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false, "deleted")]
    [InlineData(true, "forgotten")]
    public async Task Who_is_overtaken_by_deletion_is_cut_off(bool all, string code)
    {
        var following = FollowAsync(new TextFormat());
        using var lines = new StreamReader(_pipe.Reader.AsStream());
        await lines.ReadLineAsync();

        if (all)
            _files.Delete();
        else
        {
            _files.Rotate().Write("lost").Rotate().Write("there");
            _files.DeleteOldest();
            _files.DeleteOldest();
        }

        _news.Announce(Web);

        Assert.Equal(code, (await following).Code);
    }

    private async Task<CutReason> FollowAsync(LogFormat format)
    {
        using var listener = _news.Listen(Web);
        await using var reading = await new ServiceLogs(_data).OpenAsync(Web, new LogQuery { Follow = true }, _ending.Token);
        var transfer = new LogTransfer(reading, format, _pipe.Writer, Language.English, Stall, _time);

        return await transfer.FollowAsync(listener, Heartbeat, _ending.Token);
    }
}
