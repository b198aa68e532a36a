using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Sockets.Linux;

/// <summary>What a process has open, as far as it lets us look.</summary>
[SupportedOSPlatform("linux")]
internal static class Descriptors
{
    public const string SocketPrefix = "socket:[";

    /// <summary>Its sockets, by their numbers in ascending order.</summary>
    public static IEnumerable<(int Number, string Link)> SocketsOf(int pid)
    {
        foreach (var number in ProcFile.Numbers($"/proc/{pid}/fd").Order())
            if (new FileInfo($"/proc/{pid}/fd/{number}").LinkTarget is { } link && link.StartsWith(SocketPrefix, StringComparison.Ordinal))
                yield return (number, link);
    }
}
