using System.Globalization;

namespace Agent.Actors.Processes.Linux;

/// <summary>How a service learns of the sockets it is given: sd_listen_fds(3).</summary>
internal static class ListenEnvironment
{
    public const string ProcessVariable = "LISTEN_PID";

    private const string CountVariable = "LISTEN_FDS";
    private const string NamesVariable = "LISTEN_FDNAMES";

    /// <summary>All but the number of the process, which nobody knows before its birth.</summary>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> environment, IReadOnlyList<PassedSocket> sockets) =>
        sockets.Count == 0 ? environment : new Dictionary<string, string>(environment)
        {
            [CountVariable] = sockets.Count.ToString(CultureInfo.InvariantCulture),
            [NamesVariable] = string.Join(':', sockets.Select(socket => socket.Name)),
        };
}
