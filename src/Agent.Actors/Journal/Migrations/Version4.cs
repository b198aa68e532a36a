namespace Agent.Actors.Journal.Migrations;

/// <summary>Whether a process was killed because there was no more memory for it. Of exits before it nobody knows.</summary>
internal static class Version4
{
    public const string Sql = "ALTER TABLE exits ADD COLUMN out_of_memory INTEGER;";
}
