using System.Runtime.InteropServices;

namespace Agent.Actors.Processes.Linux;

/// <summary>What an error number of a launch means, whose business it is, and what can be done about it.</summary>
internal static class LaunchFailure
{
    private static readonly string[] s_executing = ["posix_spawn", "execve"];

    /// <summary>What executes a program tells of the program; whatever else is called for it does not.</summary>
    public static LaunchException Of(SystemCallException failure, string program) => s_executing.Contains(failure.Call)
        ? Of(failure.Errno, program)
        : new LaunchException(LaunchFault.System, $"Cannot start a process for {program}: {failure.Message}.{AdviceOnSystem(failure.Errno)}");

    public static LaunchException Of(int errno, string program)
    {
        var fault = FaultOf(errno);
        var what = fault == LaunchFault.Command ? $"Cannot run {program}" : $"Cannot start a process for {program}";

        return new LaunchException(fault, $"{what}: {Marshal.GetPInvokeErrorMessage(errno)} (errno {errno}).{AdviceOnProgram(errno)}{AdviceOnSystem(errno)}");
    }

    private static LaunchFault FaultOf(int errno) => errno switch
    {
        Errno.ENOENT or Errno.ENOTDIR or Errno.EISDIR or Errno.ELOOP or Errno.ENAMETOOLONG => LaunchFault.Command,
        Errno.EACCES or Errno.EPERM or Errno.ETXTBSY => LaunchFault.Command,
        Errno.ENOEXEC or Errno.ELIBBAD or Errno.EINVAL or Errno.E2BIG => LaunchFault.Command,
        _ => LaunchFault.System,
    };

    private static string AdviceOnProgram(int errno) => errno switch
    {
        // The program itself was there a moment ago.
        Errno.ENOENT => " The interpreter that its ELF header names is missing.",
        Errno.EACCES => " The agent may execute it or its interpreter only with the permission to do so, on a file system that is not mounted noexec.",
        Errno.ENOEXEC => " It is no program for this machine, or a script that does not begin with #!: give it such a line, or run it by a shell.",
        Errno.ETXTBSY => " It is still being written: wait until it has been copied.",
        Errno.E2BIG => " Arguments and environment together are too long: put some into a file.",
        _ => "",
    };

    private static string AdviceOnSystem(int errno) => errno switch
    {
        Errno.EAGAIN => " The limit of processes is reached: raise it for the agent (TasksMax of its unit, ulimit -u, kernel.pid_max).",
        Errno.EMFILE => " The agent has too many files open: raise its limit (LimitNOFILE of its unit, ulimit -n).",
        Errno.ENFILE => " The host has too many files open: raise fs.file-max.",
        Errno.ENOMEM => " The host is out of memory.",
        _ => "",
    };
}
