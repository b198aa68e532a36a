using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// What tells a service that is given sockets its own number (<c>LISTEN_PID</c>), which nobody knows before its birth: a
/// shell, which then becomes the service's program.
/// </summary>
/// <remarks>
/// When the shell has executed the program, or has ended because it could not, it closes what it had as standard input:
/// within the braces only a close-on-exec copy of it is left.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static unsafe partial class Preamble
{
    private const string Shell = "/bin/sh";
    private const string ShellName = "sh";
    private const string TellNumber = $"export {ListenEnvironment.ProcessVariable}=$$";
    private const int NotExecutable = 126;
    private const int NotFound = 127;
    private const int LongestName = 15; // of a process, without the closing NUL: proc_pid_comm(5)

    // What shells export of their own accord.
    private static readonly string[] s_ofShell = ["PWD", "OLDPWD", "SHLVL"];

    /// <summary>Whether a shell would drop the variable.</summary>
    public static bool Drops(string variable) => !PlainName().IsMatch(variable);

    /// <summary>A line for the shell tells itself.</summary>
    public static IReadOnlyList<string> Arguments(Command.Shell shell) => [Shell, "-c", $"{TellNumber}\n{shell.Line}"];

    /// <summary>A program's arguments are the shell's.</summary>
    public static IReadOnlyList<string> Arguments(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var unset = string.Concat(s_ofShell.Where(name => !environment.ContainsKey(name)).Select(name => $"unset {name}; "));
        return [Shell, "-c", $"{unset}{TellNumber}; {{ exec \"$@\"; }} </dev/null", ShellName, program, .. arguments.Skip(1)];
    }

    /// <summary>Shells run what the system does not know how to execute as a script of their own.</summary>
    /// <exception cref="SystemCallException">The system would not execute the program.</exception>
    public static void CheckFormat(string file)
    {
        if (!ProgramFormat.IsKnown(file)) throw new SystemCallException("execve", Errno.ENOEXEC);
    }

    /// <summary>To be called within the birth.</summary>
    /// <exception cref="LaunchException">The shell could not execute the program. It has ended.</exception>
    public static void AwaitProgram(int pid, ExecutionPipe pipe, string program)
    {
        pipe.AwaitEnd();

        if (ProcessStat.TryRead(pid) is { MemorySize: > 0 } || ReadExit(pid) is not { } code) return;
        if (IsOfShell(pid) && ProcessName(program) != ShellName) throw Failure(code, program);
    }

    private static LaunchException Failure(int code, string program) => code == NotFound
        ? LaunchFailure.Of(Errno.ENOENT, program)
        : new LaunchException(LaunchFault.Command, $"Cannot run {program}: the system refused to execute it. Its reason is in the log of the service.");

    /// <returns>The code that shells end with when they cannot execute a program; <see langword="null"/> if it was another one.</returns>
    private static int? ReadExit(int pid)
    {
        ChildState state = default;

        while (Libc.WaitId(Libc.P_PID, pid, &state, Libc.WEXITED | Libc.WNOWAIT, usage: null) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.EINTR) throw new SystemCallException($"waitid({pid})", errno);
        }

        return state is { Code: Libc.CLD_EXITED, Status: NotExecutable or NotFound } ? state.Status : null;
    }

    private static bool IsOfShell(int pid) => ProcFile.TryRead($"/proc/{pid}/comm").AsSpan().SequenceEqual("sh\n"u8);

    private static string ProcessName(string program)
    {
        var name = Path.GetFileName(program);
        return name[..Math.Min(name.Length, LongestName)];
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex PlainName();
}
