using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Sockets.Linux;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Sockets;

/// <summary>What tests of listening share: an agent's sockets, and a folder for those in the file system.</summary>
[SupportedOSPlatform("linux")]
public abstract class SocketSpecs : IDisposable
{
    protected static readonly ServiceId Web = ServiceId.Parse("web");
    protected static readonly ServiceId Other = ServiceId.Parse("other");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-sockets-");

    protected SocketSpecs() => Sockets = new LinuxServiceSockets(Warnings.Add);

    protected string Folder => _directory.FullName;

    protected List<string> Warnings { get; } = [];

    internal LinuxServiceSockets Sockets { get; }

    protected ListenAddress.Unix InFolder(string name) => new(Path.Combine(Folder, name));

    internal static async Task<PassedSocket> HandOut(LinuxServiceSockets sockets, ListenAddress address, bool isShared = false) =>
        Assert.Single(await sockets.HandOutAsync(Web, [address], isShared));

    public void Dispose()
    {
        foreach (var service in new[] { Web, Other }) Sockets.Keep(service, []);
        _directory.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
