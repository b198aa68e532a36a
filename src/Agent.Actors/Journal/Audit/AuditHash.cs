using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Agent.Actors.Journal.Audit;

/// <summary>
/// The link of a row to the one before: SHA-256 over that one's hash and this row's values. A value is written as
/// <c>LENGTH:TEXT,</c> with its length in bytes, or <c>-,</c> where there is none, so that no two rows are written alike.
/// </summary>
public static class AuditHash
{
    /// <summary>The hash before the first row.</summary>
    public static string Genesis { get; } = new('0', 64);

    public static string Of(string previous, long sequence, DateTimeOffset at, AuditEntry entry)
    {
        var text = new StringBuilder(previous);
        object?[] values =
        [
            sequence, Instant.Of(at), entry.Who, entry.Auth, entry.Origin, entry.Action, entry.Service, entry.Status, entry.Revision, entry.Request, entry.Omitted,
        ];

        foreach (var value in values) Append(text, Convert.ToString(value, CultureInfo.InvariantCulture), value is null);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, string? value, bool isNone)
    {
        if (isNone) text.Append("-,");
        else text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value!)}:{value},");
    }
}
