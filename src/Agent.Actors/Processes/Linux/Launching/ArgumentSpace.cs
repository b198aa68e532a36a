using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>The room that execve(2) has for arguments and environment together.</summary>
/// <remarks>
/// A quarter of the stack that the program may have, within bounds: "Limits on size of arguments and environment" in
/// execve(2). The name of the program takes a little of it too; what that makes too much, the system refuses.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static class ArgumentSpace
{
    private const ulong Least = 128 * 1024; // ARG_MAX
    private const ulong Most = 6 * 1024 * 1024;

    public static long Limit => (long)Math.Clamp(ResourceLimit.Own(Libc.RLIMIT_STACK).Soft / 4, Least, Most);

    public static long Needed(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        arguments.Sum(SizeOf) + environment.Sum(variable => SizeOf(variable.Key) + "=".Length + Encoding.UTF8.GetByteCount(variable.Value));

    // With its closing NUL, and the pointer to it.
    private static long SizeOf(string text) => Encoding.UTF8.GetByteCount(text) + 1 + sizeof(long);
}
