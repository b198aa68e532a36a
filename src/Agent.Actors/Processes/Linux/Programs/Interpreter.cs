using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>The program that runs a script: what its first line names after #!.</summary>
[SupportedOSPlatform("linux")]
internal static class Interpreter
{
    /// <summary>BINPRM_BUF_SIZE: the kernel looks no further.</summary>
    private const int LongestLine = 256;

    /// <returns><see langword="null"/> if the file is no script, or not to be read: then the system has to tell.</returns>
    public static string? Of(string file)
    {
        Span<byte> start = stackalloc byte[LongestLine + 1];
        start.Clear(); // the kernel too reads a file that ends in its first line as if a NUL followed
        if (ProgramStart.TryRead(file, start[..^1]) is null) return null;

        return start.StartsWith("#!"u8) ? FirstWord(start[2..].TrimStart(" \t"u8)) : null;
    }

    // A name that is cut off is none.
    private static string? FirstWord(ReadOnlySpan<byte> line) =>
        line.IndexOfAny(" \t\n\0"u8) is > 0 and var end ? Encoding.UTF8.GetString(line[..end]) : null;
}
