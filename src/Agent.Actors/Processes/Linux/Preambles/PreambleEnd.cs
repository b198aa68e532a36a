using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>How a child has ended that was to become a program.</summary>
/// <param name="Name">Of the process: that of the program that it was last.</param>
[SupportedOSPlatform("linux")]
internal readonly record struct PreambleEnd(int Code, string Name)
{
    public const int NotExecutable = 126;
    public const int NotFound = 127;

    private const string ShellName = "sh";
    private const int LongestName = 15; // of a process, without the closing NUL: proc_pid_comm(5)

    /// <returns><see langword="null"/> if it goes on, was ended by a signal, or somebody keeps its end to himself.</returns>
    public static PreambleEnd? Of(int pid)
    {
        if (ChildEnd.TryRead(pid) is not { Code: Libc.CLD_EXITED } state) return null;

        var name = ProcFile.TryRead($"/proc/{pid}/comm") ?? [];
        return new PreambleEnd(state.Status, System.Text.Encoding.UTF8.GetString(name).TrimEnd('\n'));
    }

    public bool IsOfChain => PreambleChain.IsLink(Name);

    /// <summary>Whether it did not become the program. One that has the name of those before it cannot be told from them.</summary>
    public bool IsFailureOf(string program) =>
        ProcessName(program) != Name && (IsOfChain ? Code != 0 : Name == ShellName && Code is NotExecutable or NotFound);

    private static string ProcessName(string program)
    {
        var name = Path.GetFileName(program);
        return name[..Math.Min(name.Length, LongestName)];
    }
}
