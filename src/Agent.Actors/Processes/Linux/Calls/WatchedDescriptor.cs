using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Processes.Linux;

/// <summary>A descriptor that an <see cref="EventWatch"/> can be told to look at.</summary>
[SupportedOSPlatform("linux")]
internal abstract class WatchedDescriptor() : SafeHandleMinusOneIsInvalid(ownsHandle: true)
{
    private static ulong s_lastToken;

    /// <summary>What it is known by there: unlike a descriptor's number, never used again.</summary>
    public ulong Token { get; } = Interlocked.Increment(ref s_lastToken);

    protected override bool ReleaseHandle() => Libc.Close(handle) == 0;
}
