using Agent.Actors.Services;
using Agent.Actors.Specs;
using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal.Tables;

/// <summary>A row a spec that a service has had.</summary>
internal sealed class RevisionTable(SqliteConnection connection, int kept, SpecDefaults defaults)
{
    private readonly Dictionary<ServiceId, (int Number, ServiceSpec Spec)> _known = [];

    private readonly Statement _write = new(connection, """
        INSERT INTO revisions VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (service, number) DO UPDATE SET at = ?3, spec = ?4, checksum = ?5 WHERE spec <> ?4
        """);

    private readonly Statement _prune = new(connection, """
        DELETE FROM revisions WHERE service = ?1 AND number <> ?2
            AND number <= (SELECT number FROM revisions WHERE service = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?3)
        """);

    private readonly Statement _read = new(connection, "SELECT number, at, spec, checksum FROM revisions WHERE service = ?1 ORDER BY number");

    private readonly Statement _delete = new(connection, "DELETE FROM revisions WHERE service = ?1");

    /// <summary>Writes the service's spec, unless it has just been written. A number that is used again gets the new spec.</summary>
    public void Write(JournalledService service, long at)
    {
        if (_known.TryGetValue(service.Service, out var known) && known.Number == service.Revision && ReferenceEquals(known.Spec, service.Spec))
            return;

        var (name, spec) = (service.Service.ToString(), SpecText.Write(service.Spec));
        _write.Run(name, service.Revision, at, spec, RevisionRow.ChecksumOf(name, service.Revision, spec));
        _prune.Run(name, service.Revision, kept);
        _known[service.Service] = (service.Revision, service.Spec);
    }

    public IReadOnlyList<PastRevision> Read(ServiceId service)
    {
        var name = service.ToString();
        return _read.Read(row => Revision(name, row), name);
    }

    public void Delete(ServiceId service)
    {
        _delete.Run(service.ToString());
        _known.Remove(service);
    }

    /// <summary>What was written may have been rolled back.</summary>
    public void Distrust() => _known.Clear();

    private PastRevision Revision(string service, SqliteDataReader row) =>
        new(row.GetInt32(0), Instant.Read(row.GetInt64(1)), RevisionRow.Spec(service, row.GetInt32(0), row.GetString(2), row.GetInt64(3), defaults));
}
