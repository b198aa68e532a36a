using System.Runtime.InteropServices;

namespace Agent.Actors.Processes.Linux;

/// <summary>A system call failed in a way that its caller has no answer to.</summary>
internal sealed class SystemCallException(string call, int errno)
    : IOException($"{call}: {Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})")
{
    public string Call { get; } = call;

    public int Errno { get; } = errno;

    public static SystemCallException Last(string call) => new(call, Marshal.GetLastPInvokeError());

    public static int ThrowIfFailed(int result, string call) => result >= 0 ? result : throw Last(call);

    /// <summary>For the calls that return their error number.</summary>
    public static void ThrowIfError(int errno, string call)
    {
        if (errno != 0)
            throw new SystemCallException(call, errno);
    }
}
