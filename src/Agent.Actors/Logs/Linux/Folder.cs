using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Logs.Linux;

/// <summary>A directory of the agent's own, 0700, whose files are 0600. No link in it is followed.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Folder : IDisposable
{
    private const uint FolderMode = 0b111_000_000;
    private const uint FileMode = 0b110_000_000;
    private const int FileType = 0xF000;
    private const int DirectoryFile = 0x4000;
    private const int AtNoFollow = 0x100;
    private const int AtRemoveDirectory = 0x200;

    private readonly Descriptor _directory;

    private Folder(string path, Descriptor directory)
    {
        Path = path;
        _directory = directory;
        Identity = IdentityOf(directory.Status());
    }

    public string Path { get; }

    public FileIdentity Identity { get; }

    /// <summary>Whether it still has its name: somebody may have removed, moved or replaced it, or a directory above it.</summary>
    public bool IsInPlace => TryStatus(Libc.AT_FDCWD, Path) is { } status && IdentityOf(status) == Identity;

    /// <summary>Makes it where it is missing.</summary>
    public static Folder At(string path)
    {
        if (TryAt(path) is { } folder) return folder;

        Make(Libc.AT_FDCWD, path, path);
        return TryAt(path) ?? throw new SystemCallException($"open({path})", Errno.ENOENT);
    }

    /// <returns><see langword="null"/> if it is missing.</returns>
    public static Folder? TryAt(string path) => TryOpen(Libc.AT_FDCWD, path, path);

    /// <summary>Makes it where it is missing.</summary>
    public Folder Below(string name)
    {
        if (TryBelow(name) is { } folder) return folder;

        var path = PathOf(name);
        Make(_directory.Number, name, path);
        return TryBelow(name) ?? throw new SystemCallException($"open({path})", Errno.ENOENT);
    }

    /// <returns><see langword="null"/> if it is missing.</returns>
    public Folder? TryBelow(string name) => TryOpen(_directory.Number, name, PathOf(name));

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public Descriptor Create(string name) =>
        TryOpen(name, FileCalls.O_RDWR | Libc.O_APPEND | Libc.O_CREAT | FileCalls.O_EXCL) ?? throw new SystemCallException($"open({PathOf(name)})", Errno.ENOENT);

    /// <summary>To read it and to append to it.</summary>
    /// <returns><see langword="null"/> if it is missing.</returns>
    /// <exception cref="NoFileException">It is something else.</exception>
    public Descriptor? TryOpen(string name) => TryOpen(name, FileCalls.O_RDWR | Libc.O_APPEND);

    /// <inheritdoc cref="TryOpen(string)"/>
    public Descriptor? TryOpenToRead(string name) => TryOpen(name, Libc.O_RDONLY);

    /// <summary>Whether there is a directory of that name, and no link to one.</summary>
    public bool IsFolder(string name) => TryStatus(name) is { } status && (status.Mode & FileType) == DirectoryFile;

    public FileStatus? TryStatus(string name) => TryStatus(_directory.Number, name);

    /// <summary>Nothing happens if it is missing.</summary>
    public void Delete(string name) => Remove(name, flags: 0);

    public void Rename(string from, string to) => Move(from, this, to);

    /// <returns>Whether it was there.</returns>
    public bool Move(string from, Folder target, string to)
    {
        if (FileCalls.RenameAt(_directory.Number, from, target._directory.Number, to) == 0) return true;

        var errno = Marshal.GetLastPInvokeError();
        return errno == Errno.ENOENT ? false : throw new SystemCallException($"rename({PathOf(from)})", errno);
    }

    /// <summary>The names in it, in no order.</summary>
    public IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFileSystemEntries($"/proc/self/fd/{_directory.Number}/").Select(path => System.IO.Path.GetFileName(path))];

    /// <summary>Which names are in it is on the disk afterwards.</summary>
    public void Sync() => _directory.Sync();

    public Descriptor Duplicate() => _directory.Duplicate();

    /// <summary>Deletes a folder in it with the files in that; deeper folders are none of the agent's.</summary>
    public void DeleteFolder(string name)
    {
        using (var folder = TryBelow(name))
        {
            if (folder is null) return;
            foreach (var file in folder.Names()) folder.Delete(file);
        }

        Remove(name, AtRemoveDirectory);
    }

    public void Dispose() => _directory.Dispose();

    private void Remove(string name, int flags)
    {
        if (FileCalls.UnlinkAt(_directory.Number, name, flags) == 0) return;

        var errno = Marshal.GetLastPInvokeError();
        if (errno != Errno.ENOENT) throw new SystemCallException($"unlink({PathOf(name)})", errno);
    }

    private Descriptor? TryOpen(string name, int flags)
    {
        // Without O_NONBLOCK a FIFO in the place of a file would hold the agent up.
        var number = FileCalls.OpenAt(_directory.Number, name, flags | Libc.O_NOFOLLOW | Libc.O_CLOEXEC | FileCalls.O_NONBLOCK, FileMode);
        if (number >= 0) return Regular(new Descriptor(number), name);

        return Marshal.GetLastPInvokeError() switch
        {
            Errno.ENOENT => null,
            Errno.ELOOP or Errno.EISDIR or Errno.ENXIO => throw new NoFileException(PathOf(name)),
            var errno => throw new SystemCallException($"open({PathOf(name)})", errno),
        };
    }

    private Descriptor Regular(Descriptor file, string name)
    {
        if (file.IsRegularFile) return file;

        file.Dispose();
        throw new NoFileException(PathOf(name));
    }

    private static unsafe FileStatus? TryStatus(int directory, string name)
    {
        FileStatus status;
        return Libc.StatX(directory, name, Libc.AT_STATX_DONT_SYNC | AtNoFollow, Libc.STATX_BASIC_STATS, &status) == 0 ? status : null;
    }

    private static FileIdentity IdentityOf(in FileStatus status) => new(status.DeviceMajor, status.DeviceMinor, status.Inode);

    private static Folder? TryOpen(int directory, string name, string path)
    {
        var number = FileCalls.OpenAt(directory, name, Libc.O_RDONLY | FileCalls.O_DIRECTORY | Libc.O_NOFOLLOW | Libc.O_CLOEXEC, 0);
        if (number >= 0) return new Folder(path, new Descriptor(number));

        return Marshal.GetLastPInvokeError() switch
        {
            Errno.ENOENT => null,
            Errno.ELOOP or Errno.ENOTDIR => throw new IOException($"{path} is a link or no directory. Remove it; a directory on another disk has to be mounted there"),
            var errno => throw new SystemCallException($"open({path})", errno),
        };
    }

    private static void Make(int directory, string name, string path)
    {
        if (FileCalls.MakeDirectoryAt(directory, name, FolderMode) == 0) return;

        var errno = Marshal.GetLastPInvokeError();
        if (errno != Errno.EEXIST) throw new SystemCallException($"mkdir({path})", errno);
    }
}
