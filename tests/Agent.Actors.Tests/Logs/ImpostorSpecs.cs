using System.Runtime.Versioning;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;
using Agent.Actors.Tests.Logs.Reading;

namespace Agent.Actors.Tests.Logs;

/// <summary>Something that is no file in the place of one: it neither holds anybody up nor leads out of the data directory.</summary>
[SupportedOSPlatform("linux")]
public sealed class ImpostorSpecs : IDisposable
{
    private const string Secret = "2026-11-22T08:00:00.000000000Z stdout F secret\n";

    private static readonly ServiceId s_other = ServiceId.Parse("other");

    private readonly LogHome _home = new();

    public enum Impostor
    {
        Fifo,
        Directory,
        DanglingLink,
        LinkToAFile,
    }

    public static TheoryData<Impostor> Impostors => [.. Enum.GetValues<Impostor>()];

    private string Outside => Path.Combine(_home.Directory, "outside");

    public void Dispose() => _home.Dispose();

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Impostors))]
    public async Task In_the_place_of_a_spool_it_is_told_and_others_are_copied_and_so_is_it_when_it_has_gone(Impostor impostor)
    {
        Put(impostor, _home.SpoolPath());
        await using var pump = _home.Start();
        await pump.WatchAsync(s_other);

        _home.Write("other\n", service: s_other);

        await _home.Until(() => _home.Text(service: s_other) == "other\n");
        await _home.Until(() => _home.Warnings.Any(warning => warning.Contains("stdout.1 is no regular file", StringComparison.Ordinal)));
        Assert.Equal(0, pump.Lag(LogHome.Web));

        Remove(_home.SpoolPath());
        _home.Write("one\n");
        await _home.Until(() => _home.Text() == "one\n");
        CheckOutside(impostor);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Impostors))]
    public async Task In_the_place_of_the_segment_that_is_written_it_is_told_and_the_log_goes_on(Impostor impostor)
    {
        await using var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        _home.Write("one\n");
        await _home.Until(() => _home.Text() == "one\n");
        var first = _home.Segments().Single();

        File.Delete(first);
        Put(impostor, first);
        _home.Write("two\n");
        await _home.Until(() => Directory.GetFiles(Path.GetDirectoryName(first)!, "00000002*").Any(path => new FileInfo(path).Length > 0));

        Remove(first);
        Assert.Equal("two\n", _home.Text());
        Assert.Contains("was cut, removed or replaced", Assert.Single(_home.Warnings), StringComparison.Ordinal);
        CheckOutside(impostor);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Impostors))]
    public async Task In_the_place_of_the_newest_segment_at_the_start_it_is_told_and_waited_for(Impostor impostor)
    {
        _home.Write("one\n");
        await _home.RunOnce();
        var segment = _home.Segments().Single();
        var content = await File.ReadAllBytesAsync(segment);
        File.Delete(segment);
        Put(impostor, segment);

        await using var pump = _home.Start();
        _home.Write("two\n");
        await _home.Until(() => _home.Warnings.Any(warning => warning.Contains("00000001.1.0.0.log is no regular file", StringComparison.Ordinal)));

        Remove(segment);
        await File.WriteAllBytesAsync(segment, content);
        await _home.Until(() => _home.Text() == "one\ntwo\n");
        CheckOutside(impostor);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Impostors))]
    public async Task In_the_place_of_an_old_segment_it_is_let_be_and_the_others_are_compressed(Impostor impostor)
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000 } };
        Put(impostor, Path.Combine(home.Directory, "logs", "web", "00000001.1.0.0.log"));
        var folder = Path.Combine(home.Directory, "logs", "web");
        Directory.CreateDirectory(Path.Combine(folder, "00000001.1.0.0.log.gz.tmp"));
        await File.WriteAllTextAsync(Path.Combine(folder, "00000002.1.0.0.log"), "");

        await using var pump = home.Start();
        await pump.WatchAsync(LogHome.Web);
        home.Write(new string('x', 100_000) + "\n");
        LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
        home.Write("two\n");

        LogHome.Eventually(() => Directory.GetFiles(folder, "00000002*.gz").Length == 1);
        Assert.Empty(home.Warnings);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Impostors))]
    public async Task In_the_place_of_a_segment_it_cannot_be_read_and_what_is_behind_it_can(Impostor impostor)
    {
        using var log = new WrittenLog().Write("a").Rotate().Write("b").Rotate().Write("c").Write("d");
        var second = Directory.GetFiles(log.Folder, "00000002*").Single();
        File.Delete(second);
        Put(impostor, second);

        var failure = await Assert.ThrowsAnyAsync<IOException>(() => Task.Run(() => log.TextsAsync(new LogQuery())));

        Assert.Contains("is no regular file", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["c", "d"], await log.TextsAsync(new LogQuery { Tail = 2 }));
        Assert.Equal(["d"], await log.TextsAsync(new LogQuery { Behind = new LogPosition(3, 42) }));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_services_folder_is_not_followed_by_readers()
    {
        using var log = new WrittenLog().Write("secret");
        var elsewhere = $"{log.Folder}-elsewhere";
        Directory.Move(log.Folder, elsewhere);
        Directory.CreateSymbolicLink(log.Folder, elsewhere);

        var failure = await Assert.ThrowsAnyAsync<IOException>(() => log.TextsAsync(new LogQuery()));

        Assert.Contains("is a link or no directory", failure.Message, StringComparison.Ordinal);
        Directory.Delete(log.Folder);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("spool")]
    [InlineData("logs")]
    [InlineData("logs-deleted")]
    public async Task A_link_in_the_place_of_a_folder_ends_the_start_with_its_name(string name)
    {
        var link = Path.Combine(_home.Directory, name);
        Directory.CreateSymbolicLink(link, Path.GetTempPath());

        var failure = await Assert.ThrowsAnyAsync<IOException>(_home.RunOnce);

        Assert.Contains($"{link} is a link or no directory", failure.Message, StringComparison.Ordinal);
        Directory.Delete(link);
    }

    private void Put(Impostor impostor, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        switch (impostor)
        {
            case Impostor.Fifo:
                Fifo.Make(path);
                break;
            case Impostor.Directory:
                Directory.CreateDirectory(path);
                break;
            case Impostor.DanglingLink:
                File.CreateSymbolicLink(path, Outside);
                break;
            case Impostor.LinkToAFile:
                File.WriteAllText(Outside, Secret);
                File.CreateSymbolicLink(path, Outside);
                break;
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path);
        else File.Delete(path);
    }

    private void CheckOutside(Impostor impostor) =>
        Assert.Equal(impostor is Impostor.LinkToAFile ? Secret : null, File.Exists(Outside) ? File.ReadAllText(Outside) : null);
}
