namespace Agent.Actors.Journal.Migrations;

/// <summary>
/// Who has done what. Each row's hash is over the one before; <c>audit_ends</c> has the hash before the first row that is
/// kept (<c>anchor</c>) and that of the last (<c>head</c>), so that rows can go at the beginning, and at the end cannot.
/// </summary>
internal static class Version3
{
    public const string Sql = """
        CREATE TABLE audit (
            sequence INTEGER NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            auth TEXT,
            origin TEXT NOT NULL,
            action TEXT NOT NULL,
            service TEXT,
            status INTEGER NOT NULL,
            revision INTEGER,
            request TEXT,
            omitted INTEGER NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;

        CREATE TABLE audit_ends (
            which TEXT NOT NULL PRIMARY KEY,
            sequence INTEGER NOT NULL,
            hash TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        INSERT INTO audit_ends VALUES
            ('anchor', 0, '0000000000000000000000000000000000000000000000000000000000000000'),
            ('head', 0, '0000000000000000000000000000000000000000000000000000000000000000');

        CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit
        BEGIN
            SELECT RAISE(ABORT, 'the audit trail is append-only');
        END;
        """;
}
