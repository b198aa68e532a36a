using System.Runtime.InteropServices;

namespace Agent.Dummy;

/// <summary>
/// Stands in for init: runs a line of the shell, and takes what this leaves when it dies. No
/// <see cref="System.Diagnostics.Process"/> here, which would reap as well.
/// </summary>
internal static class Foster
{
    /// <param name="line">What is run by the shell, in the environment of this process.</param>
    /// <param name="reaps">Whether it collects the status of those that have ended, as a good init does.</param>
    public static int Run(string line, bool reaps)
    {
        if (Libc.Prctl(Libc.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) return Output.Complain("prctl failed");
        if (Libc.PosixSpawn(out _, "/bin/sh", 0, 0, ["sh", "-c", line, null], [.. Environment(), null]) != 0) return Output.Complain("posix_spawn failed");

        return reaps ? ReapAll() : Lasting.SleepSilently();
    }

    private static int ReapAll()
    {
        while (Libc.Wait(out _) >= 0 || Marshal.GetLastPInvokeError() != Libc.ECHILD)
        {
        }

        return 0;
    }

    private static IEnumerable<string> Environment() =>
        System.Environment.GetEnvironmentVariables().Keys.Cast<string>().Select(name => $"{name}={System.Environment.GetEnvironmentVariable(name)}");
}
