using System.Buffers.Binary;
using System.IO.Compression;

namespace Agent.Actors.Logs.Reading;

/// <summary>A compressed segment. Of one that is not whole the runtime would say that it ends where its bytes do.</summary>
/// <remarks>RFC 1952: the last four bytes are how much was compressed, modulo 2^32.</remarks>
internal sealed class CompressedSegment(FileStream file, string path) : GZipStream(file, CompressionMode.Decompress)
{
    private const int LengthSize = sizeof(uint);

    private uint _read;

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await TryReadAsync(buffer, cancellationToken);
        _read += (uint)read;

        if (read == 0 && !buffer.IsEmpty && _read != OriginalLength())
            throw Damaged("it is not whole");

        return read;
    }

    private async ValueTask<int> TryReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await base.ReadAsync(buffer, cancellation);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e.Message, e);
        }
    }

    /// <returns><see langword="null"/>: there is not even that.</returns>
    private uint? OriginalLength()
    {
        Span<byte> length = stackalloc byte[LengthSize];
        var at = file.Length - LengthSize;

        return at >= 0 && RandomAccess.Read(file.SafeFileHandle, length, at) == LengthSize ? BinaryPrimitives.ReadUInt32LittleEndian(length) : null;
    }

    private InvalidDataException Damaged(string how, Exception? inner = null) =>
        new($"{path} is damaged: {how}. Restore it from a backup or delete it", inner);
}
