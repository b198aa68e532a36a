using System.Runtime.Versioning;

namespace Agent.Actors.Sockets.Linux;

/// <summary>A socket that the agent has open, and the file that stands for it, if there is one.</summary>
[SupportedOSPlatform("linux")]
internal sealed record ListenSocket(ListenDescriptor Descriptor, SocketFile? File) : IDisposable
{
    public void Dispose()
    {
        File?.Remove();
        Descriptor.Dispose();
    }
}
