using System.Runtime.Versioning;
using Agent.Actors.Health.Linux;
using Agent.Actors.Health.Notify;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Processes;
using Agent.Actors.Tests.Specs;

namespace Agent.Actors.Tests.Health;

/// <summary>Notify sockets of services that are another user.</summary>
[SupportedOSPlatform("linux")]
public sealed class NotifySocketsSpecs : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agent-notify-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [RootFact]
    public void The_next_agent_gives_them_to_whom_they_belonged_without_looking_him_up()
    {
        var before = Sockets().Open("instance", Of("4247"));
        Assert.Equal(4247u, FileOwner.Of(FileOf(before)));

        var sockets = Sockets();
        var after = sockets.Open("instance", Of("no-such-user"));

        Assert.Equal((FileOf(before), 4247u), (FileOf(after), FileOwner.Of(FileOf(after))));
        before.Dispose();
        after.Dispose();
    }

    [RootFact]
    public void One_that_nobody_can_be_given_is_not_left_behind()
    {
        var sockets = Sockets();
        using var other = sockets.Open("other", Of("4247"));

        var failure = Assert.Throws<IOException>(() => sockets.Open("instance", Of("no-such-user")));

        Assert.Contains("no-such-user", failure.Message);
        Assert.Equal([FileOf(other)], Directory.GetFiles(Path.GetDirectoryName(FileOf(other))!));
    }

    private NotifySockets Sockets() => new(new NotifyPlaces(_data), TimeProvider.System);

    private static ServiceSpec Of(string user) => Defaults.Run("true") with { Confinement = new Confinement { User = user, Group = "4247" } };

    private static string FileOf(INotifySocket socket) => socket.EnvironmentFor(Of("4247"))["NOTIFY_SOCKET"];
}
