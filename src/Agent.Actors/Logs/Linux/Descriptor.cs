using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Logs.Linux;

/// <summary>An open file. Not for several threads: <see cref="Duplicate"/> it.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class Descriptor(int number) : IDisposable
{
    private const int FileType = 0xF000;
    private const int RegularFile = 0x8000;

    private int _number = number;

    public int Number => _number;

    public FileStatus Status()
    {
        FileStatus status;
        SystemCallException.ThrowIfFailed(Libc.StatX(_number, "", Libc.AT_EMPTY_PATH, Libc.STATX_BASIC_STATS, &status), "statx");
        return status;
    }

    public bool IsRegularFile => IsRegular(Status());

    public static bool IsRegular(in FileStatus status) => (status.Mode & FileType) == RegularFile;

    public static DateTimeOffset Modified(in FileStatus status) =>
        DateTimeOffset.FromUnixTimeSeconds(status.ModifiedSeconds).AddTicks(status.ModifiedNanoseconds / 100);

    public Descriptor Duplicate() =>
        new(SystemCallException.ThrowIfFailed(Libc.DescriptorControl(_number, Libc.F_DUPFD_CLOEXEC, 3), "fcntl(F_DUPFD_CLOEXEC)"));

    /// <returns>How many bytes were read; 0 at the end of the file.</returns>
    public int Read(Span<byte> buffer, long offset)
    {
        fixed (byte* start = buffer)
            while (true)
            {
                var read = Libc.ReadAt(_number, start, (nuint)buffer.Length, (nint)offset);
                if (read >= 0) return (int)read;

                ThrowUnlessInterrupted("pread");
            }
    }

    /// <summary>All of it, or it fails, and some of it may have been written.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        fixed (byte* start = data)
            for (var written = 0; written < data.Length;)
            {
                var count = Libc.Write(_number, start + written, (nuint)(data.Length - written));
                if (count >= 0) written += (int)count;
                else ThrowUnlessInterrupted("write");
            }
    }

    public void Cut(long size) => SystemCallException.ThrowIfFailed(FileCalls.Truncate(_number, size), "ftruncate");

    /// <summary>Its content and size are on the disk afterwards.</summary>
    public void SyncData() => SystemCallException.ThrowIfFailed(FileCalls.SyncData(_number), "fdatasync");

    public void Sync() => SystemCallException.ThrowIfFailed(FileCalls.Sync(_number), "fsync");

    /// <summary>Gives what is before <paramref name="end"/> back to the disk; it reads as zeros then.</summary>
    /// <returns>Whether the file system can do that.</returns>
    public bool TryPunch(long end)
    {
        if (FileCalls.Allocate(_number, FileCalls.FALLOC_FL_PUNCH_HOLE | FileCalls.FALLOC_FL_KEEP_SIZE, 0, end) == 0) return true;

        var errno = Marshal.GetLastPInvokeError();
        return errno == Errno.EOPNOTSUPP ? false : throw new SystemCallException("fallocate(PUNCH_HOLE)", errno);
    }

    /// <returns>The first offset from here on that is not in a hole; the end of the file if there is none; the given one if nobody knows.</returns>
    public long FirstData(long offset)
    {
        var size = Status().Size; // before the search: what is written from now on must not seem to be a hole
        var found = FileCalls.Seek(_number, offset, FileCalls.SEEK_DATA);
        if (found >= 0) return found;

        var errno = Marshal.GetLastPInvokeError();
        return errno switch
        {
            Errno.ENXIO => Math.Max(offset, size),
            Errno.EINVAL => offset,
            _ => throw new SystemCallException("lseek(SEEK_DATA)", errno),
        };
    }

    /// <summary>Whether somebody has made it larger than what was written to it. False where nobody knows.</summary>
    public bool HasHole => FileCalls.Seek(_number, 0, FileCalls.SEEK_HOLE) is >= 0 and var found && found < Status().Size;

    public void Dispose()
    {
        if (_number < 0) return;

        var number = _number;
        _number = -1;
        SystemCallException.ThrowIfFailed(Libc.Close(number), "close");
    }

    private static void ThrowUnlessInterrupted(string call)
    {
        var errno = Marshal.GetLastPInvokeError();
        if (errno != Errno.EINTR) throw new SystemCallException(call, errno);
    }
}
