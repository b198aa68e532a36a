using System.Globalization;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.KillPoints;

internal static partial class KillPoint
{
    /// <summary><c>NAME</c>, or <c>NAME:3</c> for the third time that it is reached.</summary>
    private const string Variable = "SERVICE_AGENT_KILL_AT";

    private static readonly string? s_name = Environment.GetEnvironmentVariable(Variable)?.Split(':')[0];
    private static int s_left = TimesOf(Environment.GetEnvironmentVariable(Variable));

    static partial void DieAt(KillPointName name)
    {
        if (OperatingSystem.IsLinux() && name.ToString() == s_name && Interlocked.Decrement(ref s_left) == 0)
            SystemCallException.ThrowIfFailed(Libc.Kill(Environment.ProcessId, Libc.SIGKILL), "kill");
    }

    private static int TimesOf(string? value) =>
        value?.Split(':') is [_, var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1;
}
