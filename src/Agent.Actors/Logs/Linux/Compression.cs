using System.IO.Compression;
using System.Runtime.Versioning;
using Agent.Actors.KillPoints;
using Agent.Actors.Logs.Segments;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Logs.Linux;

/// <summary>Compresses segments so that one readable copy is there at any instant. While both are there, the plain one counts.</summary>
[SupportedOSPlatform("linux")]
internal static class Compression
{
    private const string Compressed = ".gz";
    private const string Unfinished = ".gz.tmp";
    private const int BlockSize = 256 * 1024;

    /// <param name="isCancelled">Asked again and again.</param>
    /// <returns><see langword="false"/>: it was cancelled, or is not worth it, and nothing has happened in the end.</returns>
    public static bool TryCompress(Folder folder, string file, Func<bool> isCancelled)
    {
        folder.Delete(file + Unfinished);
        if (!TryWrite(folder, file, isCancelled))
        {
            folder.Delete(file + Unfinished);
            return false;
        }

        KillPoint.Reach(KillPointName.InCompression);
        folder.Rename(file + Unfinished, file + Compressed);
        folder.Sync();
        KillPoint.Reach(KillPointName.AfterCompression);
        folder.Delete(file);
        return true;
    }

    /// <summary>Removes what an agent left that was killed over it.</summary>
    public static void CleanUp(Folder folder)
    {
        var names = folder.Names().ToHashSet();

        foreach (var name in names.Where(name => (IsUnfinished(name) || IsDouble(name, names)) && !folder.IsFolder(name)))
            folder.Delete(name);
    }

    private static bool IsUnfinished(string name) =>
        name.EndsWith(Unfinished, StringComparison.Ordinal) && SegmentName.TryParse(name[..^Unfinished.Length], out _);

    private static bool IsDouble(string name, HashSet<string> names) =>
        SegmentName.TryParseCompressed(name, out var segment) && names.Contains(segment.ToString());

    private static bool TryWrite(Folder folder, string file, Func<bool> isCancelled)
    {
        using var source = folder.TryOpen(file);
        if (source is null || source.HasHole) return false;

        using var target = folder.Create(file + Unfinished);
        if (!TryCopy(source, target, isCancelled)) return false;

        // The copy is as old as the original, or the oldest could not be told from the newest.
        using var handle = Handle(target);
        File.SetLastWriteTimeUtc(handle, Descriptor.Modified(source.Status()).UtcDateTime);
        target.Sync();
        return true;
    }

    private static bool TryCopy(Descriptor source, Descriptor target, Func<bool> isCancelled)
    {
        using var handle = Handle(target);
        using var file = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        var block = new byte[BlockSize];

        for (var position = 0L; !isCancelled();)
        {
            var read = source.Read(block, position);
            if (read == 0) return true;

            gzip.Write(block, 0, read);
            position += read;
        }

        return false;
    }

    private static SafeFileHandle Handle(Descriptor file) => new(file.Number, ownsHandle: false);
}
