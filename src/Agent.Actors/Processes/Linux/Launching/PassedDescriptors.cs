using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Sockets on their way to a child, held until it is born.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PassedDescriptors : IDisposable
{
    /// <summary>The number that the child finds the first at.</summary>
    public const int First = 3;

    private readonly List<int> _copies = [];

    /// <summary>
    /// Copies above the numbers that the child finds them at: a descriptor that is put in the place of another one would
    /// be gone when its own turn comes.
    /// </summary>
    public PassedDescriptors(IReadOnlyList<PassedSocket> sockets)
    {
        End = First + sockets.Count;
        try
        {
            foreach (var socket in sockets)
                _copies.Add(Copy(socket.Descriptor));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<int> Copies => _copies;

    /// <summary>The first number that the child has no descriptor at.</summary>
    public int End { get; }

    public void Dispose()
    {
        foreach (var copy in _copies)
            SystemCallException.ThrowIfFailed(Libc.Close(copy), "close");
    }

    private int Copy(SafeHandle descriptor)
    {
        var isHeld = false;
        try
        {
            descriptor.DangerousAddRef(ref isHeld);
            return SystemCallException.ThrowIfFailed(
                Libc.DescriptorControl((int)descriptor.DangerousGetHandle(), Libc.F_DUPFD_CLOEXEC, End), "fcntl(F_DUPFD_CLOEXEC)");
        }
        finally
        {
            if (isHeld) descriptor.DangerousRelease();
        }
    }
}
