using System.Globalization;

namespace Agent.Dummy.Http;

/// <summary>The descriptors that this process was given: sd_listen_fds(3).</summary>
internal static class PassedSockets
{
    private const int First = 3;

    public static List<int> Take() =>
        Number("LISTEN_PID") == Environment.ProcessId ? [.. Enumerable.Range(First, Number("LISTEN_FDS"))] : [];

    private static int Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
