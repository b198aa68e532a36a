using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The processes that the kernel has given to the agent, their subreaper, because their parent died.</summary>
/// <remarks>
/// They become children of its main thread, the first living one. Leaders are children of the threads that spawned
/// them, so the list is short. A reaped child can make the kernel skip others: nothing may be reaped meanwhile.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class OrphanList
{
    public static readonly string Path = $"/proc/self/task/{Environment.ProcessId}/children";

    private readonly int _descriptor =
        SystemCallException.ThrowIfFailed(Libc.Open(Path, Libc.O_RDONLY | Libc.O_CLOEXEC, 0), $"open({Path})");

    private byte[] _buffer = new byte[4096];

    public List<int> Read()
    {
        var length = ReadAll(); // first: it may put another buffer in the place of this one
        return ProcText.Numbers(_buffer.AsSpan(0, length));
    }

    private int ReadAll()
    {
        var length = 0;

        while (ReadSome(length) is > 0 and var read)
        {
            length += read;
            if (length == _buffer.Length) Array.Resize(ref _buffer, 2 * length);
        }

        return length;
    }

    private unsafe int ReadSome(int offset)
    {
        fixed (byte* start = _buffer)
            return (int)SystemCallException.ThrowIfFailed(
                (int)Libc.ReadAt(_descriptor, start + offset, (nuint)(_buffer.Length - offset), offset), $"read({Path})");
    }
}
