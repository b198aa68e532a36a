using System.Text;

namespace Agent.Engine.Tests.Fuzzing;

/// <summary>Spoils bytes: a few changes, each of one kind.</summary>
/// <param name="words">What means something to whoever reads them.</param>
public sealed class Mutation(IReadOnlyList<string> words)
{
    private static readonly byte[] s_edges = [0, 1, 0x7f, 0x80, 0xff, (byte)'"', (byte)'\\', (byte)'\n', (byte)'\r', (byte)' ', (byte)'\t', (byte)'%', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)':', (byte)','];

    public byte[] Of(byte[] valid, Random chance)
    {
        var bytes = valid.ToList();

        for (var changes = chance.Next(1, 6); changes > 0; changes--)
            Change(bytes, chance);

        return [.. bytes];
    }

    public string Of(string valid, Random chance) => Encoding.UTF8.GetString(Of(Encoding.UTF8.GetBytes(valid), chance));

    private void Change(List<byte> bytes, Random chance)
    {
        var at = chance.Next(bytes.Count + 1);
        var length = Math.Min(chance.Next(1, 1 << chance.Next(1, 8)), bytes.Count - at);

        switch (chance.Next(9))
        {
            case 0 when length > 0: bytes[at] ^= (byte)(1 << chance.Next(8)); break;
            case 1 when length > 0: bytes[at] = s_edges[chance.Next(s_edges.Length)]; break;
            case 2: bytes.Insert(at, (byte)chance.Next(256)); break;
            case 3: bytes.InsertRange(at, Encoding.UTF8.GetBytes(words[chance.Next(words.Count)])); break;
            case 4: bytes.RemoveRange(at, length); break;
            case 5: bytes.InsertRange(chance.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
            case 6: bytes.InsertRange(at, Enumerable.Repeat(s_edges[chance.Next(s_edges.Length)], 1 << chance.Next(12))); break;
            case 7: Move(bytes, at, length, chance); break;
            case 8 when chance.Next(4) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
        }
    }

    private static void Move(List<byte> bytes, int at, int length, Random chance)
    {
        var moved = bytes.GetRange(at, length);
        bytes.RemoveRange(at, length);
        bytes.InsertRange(chance.Next(bytes.Count + 1), moved);
    }
}
