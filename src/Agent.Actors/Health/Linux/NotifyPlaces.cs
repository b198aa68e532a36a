using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Health.Linux;

/// <summary>
/// Where notify sockets are: <c>DATA/notify/INSTANCE</c>, and for another user, who cannot get there,
/// <c>/run/service-agent-HASH/INSTANCE</c>, which is his alone.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class NotifyPlaces(string dataDirectory)
{
    private const string Runtime = "/run";
    private const uint AsItIs = uint.MaxValue;

    // Whoever may get here gets through to the sockets, and sees no names.
    private const UnixFileMode DirectoryMode = (UnixFileMode)0b111_001_001;

    // A service may have become another user by itself. Who is believed is another question.
    private const UnixFileMode SocketMode = (UnixFileMode)0b110_110_110;
    private const UnixFileMode SocketModeOfOne = (UnixFileMode)0b110_000_000;

    private readonly string _own = Path.Combine(dataDirectory, "notify");
    private readonly string _ofOthers = Path.Combine(Runtime, AgentFolder.Of(dataDirectory));
    private readonly Dictionary<string, uint> _owners = [];

    public NotifyAddress AddressOf(string instance, Confinement confinement) =>
        NotifyAddress.Of(confinement.User is null ? _own : _ofOthers, instance);

    /// <summary>To be called before the socket is bound.</summary>
    public static void Prepare(NotifyAddress address)
    {
        if (address.File is null || Path.GetDirectoryName(address.File) is not { } directory || Directory.Exists(directory)) return;

        Directory.CreateDirectory(directory);
        File.SetUnixFileMode(directory, DirectoryMode); // whatever the agent's umask is
    }

    /// <summary>To be called when it is bound.</summary>
    /// <exception cref="IOException">There is no such user, or it cannot be given to him.</exception>
    public void Open(NotifyAddress address, Confinement confinement)
    {
        if (address.File is not { } file) return;

        File.SetUnixFileMode(file, confinement.User is null ? SocketMode : SocketModeOfOne);
        if (confinement.User is not null) SystemCallException.ThrowIfFailed(Libc.ChangeOwner(file, OwnerOf(file, confinement), AsItIs), $"lchown({file})");
    }

    /// <summary>What an agent before this one has left goes: nobody reads it any more. Whose it was is remembered.</summary>
    public void Clear()
    {
        if (Directory.Exists(_ofOthers))
            foreach (var file in Directory.GetFiles(_ofOthers)) _owners[file] = FileOwner.Of(file);

        foreach (var directory in new[] { _own, _ofOthers }.Where(Directory.Exists))
            Directory.Delete(directory, recursive: true);
    }

    /// <summary>Of what has been removed nothing is left outside of the data directory; what is still there keeps its directory.</summary>
    public void TryRemoveEmpty() => _ = Libc.RemoveDirectory(_ofOthers);

    // A database of users may be on another host: nobody who takes over is to wait for that.
    private uint OwnerOf(string file, Confinement confinement) =>
        _owners.TryGetValue(file, out var owner) ? owner : IdentitySearch.Find(confinement)!.User;
}
