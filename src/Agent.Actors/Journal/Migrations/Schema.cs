namespace Agent.Actors.Journal.Migrations;

/// <summary>What makes a journal of the version before, or of an empty file, one of the next version.</summary>
internal static class Schema
{
    /// <summary>In SQLite's header, so that <c>file</c> and the agent know a journal from other databases.</summary>
    public const int ApplicationId = 0x53764167;

    /// <summary>The first makes version 1, and so on. What has been released is never edited.</summary>
    public static IReadOnlyList<string> Migrations { get; } = [Version1.Sql, Version2.Sql, Version3.Sql, Version4.Sql];
}
