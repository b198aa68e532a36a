namespace Agent.Actors.Journal.Migrations;

/// <summary>
/// The first journal. Moments and spans are in units of 100 ns, moments since 1970. No index beside the tables' own order:
/// nothing can disagree with them.
/// </summary>
internal static class Version1
{
    public const string Sql = """
        CREATE TABLE services (
            service TEXT NOT NULL PRIMARY KEY,
            wanted TEXT NOT NULL,
            revision INTEGER NOT NULL,
            state TEXT NOT NULL,
            instance TEXT,
            process_id INTEGER,
            process_start_ticks INTEGER,
            process_boot_id TEXT,
            started_at INTEGER,
            has_exit INTEGER NOT NULL,
            exit_code INTEGER,
            exit_signal INTEGER,
            exit_cpu INTEGER,
            exit_memory INTEGER,
            error TEXT,
            restarts INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            last_event INTEGER NOT NULL,
            last_exit INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE revisions (
            service TEXT NOT NULL,
            number INTEGER NOT NULL,
            at INTEGER NOT NULL,
            spec TEXT NOT NULL,
            checksum INTEGER NOT NULL,
            PRIMARY KEY (service, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE events (
            service TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            instance TEXT,
            detail TEXT,
            request TEXT,
            PRIMARY KEY (service, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE exits (
            service TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            instance TEXT,
            code INTEGER,
            signal INTEGER,
            cpu INTEGER,
            memory INTEGER,
            started_at INTEGER,
            PRIMARY KEY (service, sequence)
        ) STRICT, WITHOUT ROWID;
        """;
}
