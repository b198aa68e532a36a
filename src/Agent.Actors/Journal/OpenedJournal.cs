using Agent.Actors.Configuration;
using Agent.Actors.Specs;

namespace Agent.Actors.Journal;

/// <summary>A journal at the start of an agent.</summary>
/// <param name="Services">What it knows.</param>
/// <param name="Trouble">Why nothing can be written to it for now; <see langword="null"/>: it can.</param>
public sealed record OpenedJournal(IJournalStore Store, IReadOnlyList<JournalledService> Services, string? Trouble)
{
    /// <summary>Opens the journal of a data directory. On a full disk it is only read, and opened when the disk takes it.</summary>
    /// <inheritdoc cref="JournalFile.Open(string, JournalOptions, SpecDefaults)"/>
    public static OpenedJournal Open(string dataDirectory, JournalOptions options, SpecDefaults defaults)
    {
        try
        {
            return Of(JournalFile.Open(dataDirectory, options, defaults));
        }
        catch (JournalException e) when (e.IsDiskFull)
        {
            var late = new LateJournal(dataDirectory, options, defaults);
            return new OpenedJournal(late, late.Load(), e.InnerException!.Message);
        }
    }

    private static OpenedJournal Of(JournalFile file)
    {
        try
        {
            return new OpenedJournal(file, file.Load(), Trouble: null);
        }
        catch (JournalException)
        {
            file.Dispose();
            throw;
        }
    }
}
