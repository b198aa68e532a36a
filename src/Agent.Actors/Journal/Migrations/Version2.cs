namespace Agent.Actors.Journal.Migrations;

/// <summary>
/// What restarts, readiness and replacement beside the old instance need to know. Rows of version 1 have none of it, and
/// their checksums stay right: those of rows leave empty columns at their end out.
/// </summary>
internal static class Version2
{
    public const string Sql = """
        ALTER TABLE services ADD COLUMN failures INTEGER;
        ALTER TABLE services ADD COLUMN recent_starts TEXT;
        ALTER TABLE services ADD COLUMN boot_id TEXT;
        ALTER TABLE services ADD COLUMN is_ready INTEGER;
        ALTER TABLE services ADD COLUMN unhealthy TEXT;
        ALTER TABLE services ADD COLUMN ready_revision INTEGER;
        ALTER TABLE services ADD COLUMN candidate TEXT;
        ALTER TABLE services ADD COLUMN retiring TEXT;
        """;
}
