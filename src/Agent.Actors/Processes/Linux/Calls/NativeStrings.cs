using System.Runtime.InteropServices;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>A null-terminated array of C strings, in one block outside the managed heap.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** _block;

    public NativeStrings(IReadOnlyCollection<string> strings)
    {
        var table = (strings.Count + 1) * sizeof(byte*);
        var size = table + strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);

        _block = (byte**)NativeMemory.Alloc((nuint)size);
        Fill(strings, new Span<byte>((byte*)_block + table, size - table));
    }

    public byte** Pointer => _block;

    public void Dispose() => NativeMemory.Free(_block);

    private void Fill(IReadOnlyCollection<string> strings, Span<byte> text)
    {
        var entry = _block;

        foreach (var value in strings)
        {
            *entry++ = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref text[0]);
            var length = Encoding.UTF8.GetBytes(value, text);
            text[length] = 0;
            text = text[(length + 1)..];
        }

        *entry = null;
    }
}
