using System.Globalization;
using Agent.Actors.Configuration;
using Agent.Web.Access.Keys;

namespace Agent.Web.CommandLine.Keys;

/// <summary>Keys as a table for people.</summary>
internal static class KeyTable
{
    private static readonly string[] Head = ["ID", "NAME", "SCOPE", "SERVICES", "MAY DEPLOY", "CREATED", "EXPIRES", "STATE"];

    public static IEnumerable<string> Of(IEnumerable<KeyRecord> keys, DateTimeOffset now)
    {
        var rows = keys.Select(key => Row(key, now)).Prepend(Head).ToList();
        var widths = Head.Select((_, column) => rows.Max(row => row[column].Length)).ToList();

        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string[] Row(KeyRecord key, DateTimeOffset now) =>
    [
        key.Id, key.Name, key.Grant.Scope.Kebab(), key.Grant.Services.ToString(), key.Grant.Bounds.ToString(), Day(key.Created), Day(key.Expires), key.StateAt(now).Kebab(),
    ];

    private static string Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";
}
