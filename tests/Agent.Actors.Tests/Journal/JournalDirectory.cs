using Agent.Actors.Configuration;
using Agent.Actors.Tests.Specs;
using Agent.Actors.Journal;

namespace Agent.Actors.Tests.Journal;

/// <summary>A data directory with a journal, for one test.</summary>
internal sealed class JournalDirectory : IDisposable
{
    public static readonly JournalOptions Options = new()
    {
        Events = 5,
        Exits = 3,
        Keep = TimeSpan.FromDays(1),
        Revisions = 4,
        Retry = TimeSpan.FromSeconds(1),
    };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-journal-");

    public string Path => _directory.FullName;

    public string File => System.IO.Path.Combine(Path, JournalFile.Name);

    public void Dispose() => _directory.Delete(recursive: true);

    public JournalFile Open(JournalOptions? options = null) => JournalFile.Open(Path, options ?? Options, Defaults.OfReference);

    public IReadOnlyList<JournalledService> Load()
    {
        using var journal = Open();
        return journal.Load();
    }

    public void Fill(params JournalChange[] changes)
    {
        using var journal = Open();
        journal.Commit(changes);
    }

    /// <summary>Every file and what is in it.</summary>
    public Dictionary<string, byte[]> Contents() =>
        Directory.GetFiles(Path).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).ToDictionary(file => file, System.IO.File.ReadAllBytes);

    /// <summary>The journal is refused, and nothing is changed.</summary>
    public JournalException Refuses()
    {
        var before = Contents();

        var refusal = Assert.Throws<JournalException>(() => Open().Dispose());

        Assert.Contains(File, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
        return refusal;
    }
}
