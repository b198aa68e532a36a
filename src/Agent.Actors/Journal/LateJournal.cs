using Agent.Actors.Configuration;
using Agent.Actors.Journal.Audit;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Journal;

/// <summary>A journal whose disk was full at the start of the agent. Every use tries to open it; until then nothing is written or told.</summary>
internal sealed class LateJournal(string dataDirectory, JournalOptions options, SpecDefaults defaults) : IJournalStore
{
    private readonly string _file = Path.Combine(dataDirectory, JournalFile.Name);
    private readonly PlacedFile _placed = new(Path.Combine(dataDirectory, JournalFile.Name));
    private JournalFile? _opened;

    /// <summary>What it knows, read without writing anything.</summary>
    public IReadOnlyList<JournalledService> Load() => UnwritableJournal.Load(_file, defaults);

    public void Commit(IReadOnlyList<JournalChange> changes) => Opened().Commit(changes);

    public IReadOnlyList<PastEvent> Events(ServiceId service, int count) => Opened().Events(service, count);

    public IReadOnlyList<PastExit> Exits(ServiceId service, int count) => Opened().Exits(service, count);

    public IReadOnlyList<PastRevision> Revisions(ServiceId service) => Opened().Revisions(service);

    public AuditPage Audit(AuditQuery query) => Opened().Audit(query);

    public void Dispose() => _opened?.Dispose();

    private JournalFile Opened()
    {
        if (_opened is null && _placed.IsInPlace == false) throw JournalException.Gone(_file);
        return _opened ??= Open();
    }

    private JournalFile Open()
    {
        try
        {
            return JournalFile.Open(dataDirectory, options, defaults);
        }
        catch (JournalException e) when (e.IsDiskFull)
        {
            throw JournalException.NotWritten(_file, e.InnerException!);
        }
    }
}
