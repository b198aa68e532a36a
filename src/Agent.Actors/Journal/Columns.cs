using Microsoft.Data.Sqlite;

namespace Agent.Actors.Journal;

/// <summary>Reads columns that may be null.</summary>
internal static class Columns
{
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Integer(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static int? Number(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static TimeSpan? Span(this SqliteDataReader row, int column) => row.Integer(column) is { } units ? TimeSpan.FromTicks(units) : null;

    public static DateTimeOffset? At(this SqliteDataReader row, int column) => row.Integer(column) is { } units ? Instant.Read(units) : null;
}
