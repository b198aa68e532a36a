using Agent.Actors.Configuration;
using Agent.Actors.Journal.Audit;
using Agent.Actors.Journal.Migrations;
using Agent.Actors.Journal.Tables;
using Agent.Actors.KillPoints;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Agent.Actors.Journal;

/// <summary>The journal on the disk: <c>DATA/journal.db</c>, an SQLite database.</summary>
public sealed class JournalFile : IJournalStore
{
    public const string Name = "journal.db";

    private readonly string _file;
    private readonly PlacedFile _placed;
    private readonly SqliteConnection _connection;
    private readonly Transaction _transaction;
    private readonly ServiceTable _services;
    private readonly RevisionTable _revisions;
    private readonly EventTable _events;
    private readonly ExitTable _exits;
    private readonly AuditTable _audit;
    private readonly RevisionsOfRequests _requests = new();

    private JournalFile(string file, SqliteConnection connection, JournalOptions options, SpecDefaults defaults)
    {
        _file = file;
        _placed = new PlacedFile(file);
        _connection = connection;
        _transaction = new Transaction(connection);
        _services = new ServiceTable(connection, defaults);
        _revisions = new RevisionTable(connection, options.Revisions, defaults);
        _events = new EventTable(connection, options);
        _exits = new ExitTable(connection, options);
        _audit = new AuditTable(connection, options.Audit);
    }

    /// <summary>Opens the journal of a data directory, or begins one, and brings it to the present version.</summary>
    /// <param name="defaults">For specs of an agent that did not know of them.</param>
    /// <exception cref="JournalException">
    /// It is damaged, another program's, a newer agent's, or cannot be written. The file is then as it was.
    /// </exception>
    public static JournalFile Open(string dataDirectory, JournalOptions options, SpecDefaults defaults) =>
        Open(dataDirectory, options, defaults, Schema.Migrations);

    internal static JournalFile Open(string dataDirectory, JournalOptions options, SpecDefaults defaults, IReadOnlyList<string> migrations)
    {
        var file = Path.Combine(dataDirectory, Name);

        try
        {
            JournalSite.Prepare(file);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not JournalException)
        {
            throw JournalException.Unusable(file, e.Message, e);
        }

        return With(file, JournalConnection.Open(file, migrations), options, defaults);
    }

    /// <summary>Every service, in ordinal order.</summary>
    /// <exception cref="JournalException">Something is not what was written.</exception>
    public IReadOnlyList<JournalledService> Load()
    {
        try
        {
            return _services.ReadAll();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw JournalException.Damaged(_file, e.Message, e);
        }
        catch (SqliteException e)
        {
            throw JournalException.WhileOpening(_file, e);
        }
    }

    public void Commit(IReadOnlyList<JournalChange> changes)
    {
        if (!_placed.IsInPlace) throw JournalException.Gone(_file);

        try
        {
            KillPoint.Reach(KillPointName.BeforeCommit);
            _transaction.Run(() => Apply(changes));
            KillPoint.Reach(KillPointName.AfterCommit);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is not (SQLITE_CONSTRAINT or SQLITE_MISMATCH or SQLITE_TOOBIG))
        {
            Distrust();
            throw JournalException.NotWritten(_file, e);
        }
        // A change that no disk would take is a fault of the agent's.
        catch
        {
            Distrust();
            throw;
        }
    }

    public IReadOnlyList<PastEvent> Events(ServiceId service, int count) => Read(() => _events.Read(service.ToString(), count));

    public IReadOnlyList<PastExit> Exits(ServiceId service, int count) => Read(() => _exits.Read(service.ToString(), count));

    public IReadOnlyList<PastRevision> Revisions(ServiceId service) => Read(() => _revisions.Read(service));

    public AuditPage Audit(AuditQuery query) => Read(() => _audit.Read(query));

    public void Dispose() => _connection.Dispose();

    private static JournalFile With(string file, SqliteConnection connection, JournalOptions options, SpecDefaults defaults)
    {
        try
        {
            return new JournalFile(file, connection, options, defaults);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw JournalException.WhileOpening(file, e);
        }
    }

    private void Apply(IReadOnlyList<JournalChange> changes)
    {
        foreach (var change in changes)
            Apply(change);
    }

    private void Apply(JournalChange change)
    {
        switch (change)
        {
            case JournalChange.Enter enter:
                Enter(enter.Entry, Instant.Of(enter.At));
                break;
            case JournalChange.Erase erase:
                Erase(erase.Service);
                break;
            case JournalChange.Note note:
                foreach (var noted in note.Entries) _audit.Write(_requests.Complete(noted), note.At);
                break;
        }
    }

    private void Enter(JournalEntry entry, long at)
    {
        _requests.Note(entry);
        var name = entry.Service.Service.ToString();
        var sequences = _services.Write(entry.Service, at, exited: entry.Exit is not null);

        _revisions.Write(entry.Service, at);
        _events.Write(name, sequences.Event, at, entry.Event);

        if (entry.Exit is { } exit)
            _exits.Write(name, sequences.Exit, at, entry.Service, exit);
    }

    private void Erase(ServiceId service)
    {
        var name = service.ToString();

        _services.Delete(name);
        _revisions.Delete(service);
        _events.Delete(name);
        _exits.Delete(name);
    }

    private void Distrust()
    {
        _revisions.Distrust();
        _requests.Distrust();
    }

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is SqliteException or FormatException)
        {
            throw JournalException.NotRead(_file, e);
        }
    }
}
