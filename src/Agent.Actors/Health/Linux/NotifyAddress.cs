using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agent.Actors.Health.Linux;

/// <summary>Where the notify socket of an instance is.</summary>
/// <param name="Text">As <c>NOTIFY_SOCKET</c> has it.</param>
/// <param name="File"><see langword="null"/> if it is in the abstract namespace.</param>
internal sealed record NotifyAddress(string Text, string? File)
{
    /// <summary>In bytes: the room in a struct sockaddr_un, less the terminating zero.</summary>
    private const int LongestPath = 107;

    public EndPoint EndPoint => new UnixDomainSocketEndPoint(File ?? $"\0{Text[1..]}");

    /// <summary>
    /// In the agent's own directory, where nobody else can put anything or send to. Only if the path is too long for a
    /// socket: by a name that belongs to no directory, and that nobody can guess.
    /// </summary>
    public static NotifyAddress Of(string directory, string instance)
    {
        var path = Path.Combine(directory, instance);
        return Encoding.UTF8.GetByteCount(path) <= LongestPath ? new NotifyAddress(path, path) : new NotifyAddress($"@service-agent/{instance}", File: null);
    }

    /// <summary>Whatever has cleared the directory before has done no harm.</summary>
    public void Remove()
    {
        if (System.IO.File.Exists(File)) System.IO.File.Delete(File);
    }
}
