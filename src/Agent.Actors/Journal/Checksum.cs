using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Agent.Actors.Journal;

/// <summary>
/// Tells whether a row is what was written. SQLite notices damage of its own structures only: a flipped bit in a
/// command or a process id would go unseen.
/// </summary>
internal static class Checksum
{
    private const string Null = "\u0001";

    public static long Of(params IEnumerable<object?> values)
    {
        var text = string.Join('\0', values.Select(value => value is null ? Null : Convert.ToString(value, CultureInfo.InvariantCulture)));
        return unchecked((long)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text)));
    }
}
