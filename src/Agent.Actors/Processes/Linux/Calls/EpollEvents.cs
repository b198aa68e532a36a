using System.Runtime.InteropServices;

namespace Agent.Actors.Processes.Linux;

/// <summary>struct epoll_event: packed on x64, and only there.</summary>
internal static class EpollEvents
{
    public static int Size { get; } = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private static readonly int s_data = Size - sizeof(ulong);

    public static void Write(Span<byte> entry, uint events, ulong data)
    {
        MemoryMarshal.Write(entry, in events);
        MemoryMarshal.Write(entry[s_data..], in data);
    }

    public static ulong Data(ReadOnlySpan<byte> entries, int index) =>
        MemoryMarshal.Read<ulong>(entries[(index * Size + s_data)..]);
}
