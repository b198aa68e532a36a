using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Configuration;

/// <summary>
/// Whether nobody but the agent's user and root can change what is in a directory. Others could make the agent write
/// through links of theirs, and read what services print.
/// </summary>
internal static class DirectoryTrust
{
    /// <exception cref="UnauthorizedAccessException">Others can change it; the message says what to do.</exception>
    public static void Check(string directory)
    {
        if (OperatingSystem.IsLinux() && MistakeOf(directory) is { } mistake)
            throw new UnauthorizedAccessException(mistake);
    }

    [SupportedOSPlatform("linux")]
    private static string? MistakeOf(string directory)
    {
        if (FileOwner.Of(directory) is var owner && owner != 0 && owner != Libc.EffectiveUser())
            return $"It belongs to another user (id {owner}): chown it to the agent's user";

        return (File.GetUnixFileMode(directory) & UnixFileMode.OtherWrite) != 0 ? "Every user can write to it: chmod o-w it" : null;
    }
}
