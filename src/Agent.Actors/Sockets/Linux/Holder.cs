using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Sockets.Linux;

/// <summary>Who listens on a port, for people.</summary>
[SupportedOSPlatform("linux")]
internal static class Holder
{
    private const string Listening = "0A";

    private static readonly string[] s_tables = ["/proc/self/net/tcp", "/proc/self/net/tcp6"];

    /// <returns><c>process 4711 (nginx)</c>, or <c>something</c> if the system does not tell: it may be another user's.</returns>
    public static string OfPort(int port) => Name(FindProcess(Sockets(port).ToHashSet()));

    public static string Name(int? pid) => pid is null ? "something" : $"process {pid} ({Program(pid.Value)})";

    private static string Program(int pid) =>
        ProcFile.TryRead($"/proc/{pid}/comm") is { } name ? Encoding.UTF8.GetString(name).TrimEnd() : "ended";

    private static int? FindProcess(HashSet<string> sockets) =>
        ProcFile.Numbers("/proc").Where(pid => Descriptors.SocketsOf(pid).Any(socket => sockets.Contains(socket.Link))).Cast<int?>().FirstOrDefault();

    private static IEnumerable<string> Sockets(int port) =>
        s_tables.Where(File.Exists).SelectMany(File.ReadLines).Where(line => IsOf(port, line)).Select(Link);

    // "  0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1 …"
    private static bool IsOf(int port, string line) =>
        Words(line) is [_, var local, _, Listening, ..]
        && local.Split(':') is [_, var number] && int.Parse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture) == port;

    private static string Link(string line) => $"{Descriptors.SocketPrefix}{Words(line)[9]}]";

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
