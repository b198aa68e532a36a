using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Journal;
using Agent.Actors.Tests.Logs;

namespace Agent.Actors.Tests.Journal;

/// <summary>Something else in the place of the journal or of the lock: refused at once, in one line, and left as it is.</summary>
[SupportedOSPlatform("linux")]
public sealed class ImpostorSpecs : IDisposable
{
    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData("journal.db")]
    [InlineData("journal.db-wal")]
    [InlineData("journal.db-shm")]
    public Task A_fifo_in_the_place_of_the_journal(string name) => Task.Run(() =>
    {
        Fifo.Make(PathOf(name));

        Assert.Contains($"{PathOf(name)} is a FIFO.", Assert.Throws<JournalException>(() => _directory.Open()).Message, StringComparison.Ordinal);
    });

    [Theory(Timeout = 60_000)]
    [InlineData("journal.db")]
    [InlineData("journal.db-wal")]
    public Task A_link_in_the_place_of_the_journal(string name) => Task.Run(() =>
    {
        File.CreateSymbolicLink(PathOf(name), PathOf("elsewhere"));

        Assert.Contains($"{PathOf(name)} is a link.", Assert.Throws<JournalException>(() => _directory.Open()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("elsewhere")));
    });

    [Fact(Timeout = 60_000)]
    public Task A_directory_in_the_place_of_the_journal() => Task.Run(() =>
    {
        Directory.CreateDirectory(_directory.File);

        Assert.Contains("is a directory.", Assert.Throws<JournalException>(() => _directory.Open()).Message, StringComparison.Ordinal);
    });

    [Theory(Timeout = 60_000)]
    [InlineData("a FIFO")]
    [InlineData("a link")]
    [InlineData("a directory")]
    public Task Something_in_the_place_of_the_lock(string kind) => Task.Run(() =>
    {
        var file = PathOf("agent.lock");
        if (kind == "a FIFO") Fifo.Make(file);
        else if (kind == "a link") File.CreateSymbolicLink(file, PathOf("elsewhere"));
        else Directory.CreateDirectory(file);

        var failure = Assert.Throws<DataDirectoryException>(() => DataDirectory.Claim(Path.GetDirectoryName(file)!));

        Assert.Contains($"{file} is {kind}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.False(File.Exists(PathOf("elsewhere")));
    });

    private string PathOf(string name) => Path.Combine(Path.GetDirectoryName(_directory.File)!, name);
}
