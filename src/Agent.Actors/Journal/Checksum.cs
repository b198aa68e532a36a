using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
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
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
