using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Reads files and directories in /proc whose process may vanish, or be somebody else's, at any moment.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class ProcFile
{
    private const int FirstBuffer = 4096;
    private const int MostAtOnce = 8 << 20; // a program starts with 6 MiB of arguments and environment at most
    private const int EntryLength = 16;
    private const int EntryName = 19;

    /// <returns><see langword="null"/> if the process is gone or does not let us look.</returns>
    public static byte[]? TryRead(string path)
    {
        if (TryOpen(path) is not { } descriptor) return null;

        try
        {
            return ReadAll(descriptor, path);
        }
        finally
        {
            Close(descriptor);
        }
    }

    /// <summary>By one call of read: a second one would see nothing if the process executed another program between them.</summary>
    /// <returns>
    /// No more than what a program can be started with: a process can declare all of its memory to be its environment
    /// (PR_SET_MM). <see langword="null"/> if the process is gone or does not let us look.
    /// </returns>
    public static byte[]? TryReadAtOnce(string path)
    {
        for (var size = FirstBuffer; ; size = Math.Min(4 * size, MostAtOnce))
        {
            var text = TryRead(path, size);
            if (text is null || text.Length < size || size == MostAtOnce) return text;
        }
    }

    /// <summary>The entries of a directory that are numbers, about so many of them at most.</summary>
    public static List<int> Numbers(string directory, int atMost = int.MaxValue)
    {
        if (TryOpen(directory) is not { } descriptor) return [];

        try
        {
            return ReadEntries(descriptor, directory, atMost);
        }
        finally
        {
            Close(descriptor);
        }
    }

    private static byte[]? TryRead(string path, int atMost)
    {
        if (TryOpen(path) is not { } descriptor) return null;

        try
        {
            var text = new byte[atMost];
            return Read(descriptor, text, path) is { } length ? text[..length] : null;
        }
        finally
        {
            Close(descriptor);
        }
    }

    private static int? TryOpen(string path)
    {
        var descriptor = Libc.Open(path, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (descriptor >= 0) return descriptor;

        var errno = Marshal.GetLastPInvokeError();
        return IsOutOfReach(errno) ? null : throw new SystemCallException($"open({path})", errno);
    }

    private static byte[]? ReadAll(int descriptor, string path)
    {
        var text = new byte[FirstBuffer];

        for (var length = 0; ;)
        {
            var read = Read(descriptor, text.AsSpan(length), path);
            if (read is null) return null;
            if (read == 0) return text[..length];

            length += read.Value;
            if (length == text.Length) Array.Resize(ref text, 4 * length);
        }
    }

    private static int? Read(int descriptor, Span<byte> target, string path)
    {
        fixed (byte* start = target)
        {
            var read = (int)Libc.Read(descriptor, start, (nuint)target.Length);
            return read >= 0 ? read : NullIfOutOfReach($"read({path})");
        }
    }

    private static List<int> ReadEntries(int descriptor, string path, int atMost)
    {
        var numbers = new List<int>();
        var buffer = stackalloc byte[FirstBuffer];

        while (true)
        {
            var length = Libc.GetDirectoryEntries(descriptor, buffer, FirstBuffer);
            if (length < 0) _ = NullIfOutOfReach($"getdents({path})");
            if (length <= 0) return numbers;

            AddNumbers(new ReadOnlySpan<byte>(buffer, length), numbers);
            if (numbers.Count >= atMost) return numbers;
        }
    }

    private static void AddNumbers(ReadOnlySpan<byte> entries, List<int> numbers)
    {
        while (entries.Length > 0)
        {
            if (System.Buffers.Text.Utf8Parser.TryParse(entries[EntryName..], out int number, out _))
                numbers.Add(number);

            entries = entries[MemoryMarshal.Read<ushort>(entries[EntryLength..])..];
        }
    }

    private static int? NullIfOutOfReach(string call)
    {
        var errno = Marshal.GetLastPInvokeError();
        return IsOutOfReach(errno) ? null : throw new SystemCallException(call, errno);
    }

    // The last two are of control groups: one that has just been removed, and one of threads, whose processes another one lists.
    private static bool IsOutOfReach(int errno) =>
        errno is Errno.ENOENT or Errno.ESRCH or Errno.EACCES or Errno.EPERM or Errno.ENODEV or Errno.EOPNOTSUPP;

    private static void Close(int descriptor) => SystemCallException.ThrowIfFailed(Libc.Close(descriptor), "close");
}
