using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Logs.Linux;

/// <summary>A log's files, to be read. Nothing is followed that is a link, and nothing opened that could hold up who opens it.</summary>
[SupportedOSPlatform("linux")]
internal static class SegmentFile
{
    /// <summary>The names in a service's folder; none if it has none.</summary>
    public static IReadOnlyList<string> Names(string path)
    {
        using var folder = Folder.TryAt(path);
        return folder?.Names() ?? [];
    }

    /// <returns><see langword="null"/> if it is missing.</returns>
    /// <exception cref="NoFileException">It is something else.</exception>
    public static FileStream? TryOpen(string path, string name, int bufferSize)
    {
        using var folder = Folder.TryAt(path);
        return folder?.TryOpenToRead(name) is { } file
            ? new FileStream(new SafeFileHandle(file.Number, ownsHandle: true), FileAccess.Read, bufferSize)
            : null;
    }
}
