using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Sockets.Linux;
using Agent.Actors.Specs;
using static Agent.Actors.Tests.Sockets.Clients;

namespace Agent.Actors.Tests.Sockets;

/// <summary>Why the agent cannot listen: told before anything is changed, and by whose fault where the system tells.</summary>
[SupportedOSPlatform("linux")]
public sealed class ListenFailureSpecs : SocketSpecs
{
    private readonly Ports _ports = new();

    [Fact]
    public async Task A_port_is_one_services()
    {
        await Sockets.ListenAsync(Other, [Port(_ports.Free)]);

        await ExpectMistake(Port(_ports.Free), "for the service 'other': stop that one, or choose another address");
    }

    [Fact]
    public async Task A_port_is_free_again_when_its_service_is_stopped()
    {
        await Sockets.ListenAsync(Other, [Port(_ports.Free)]);
        Sockets.Keep(Other, []);

        Assert.Empty(await Sockets.ListenAsync(Web, [Port(_ports.Free)]));
    }

    [Fact]
    public async Task A_port_on_all_interfaces_is_one_services()
    {
        await Sockets.ListenAsync(Other, [new ListenAddress.Tcp(new IPEndPoint(IPAddress.Any, _ports.Free))]);

        await ExpectMistake(Port(_ports.Free), "for the service 'other'");
    }

    [Fact]
    public async Task A_port_on_all_interfaces_waits_for_the_stop_of_the_same_service()
    {
        await Sockets.ListenAsync(Web, [Port(_ports.Free)]);

        await ExpectMistake(new ListenAddress.Tcp(new IPEndPoint(IPAddress.Any, _ports.Free)), "stop the service first");
    }

    [Fact]
    public async Task Another_programs_port_is_refused_with_its_name()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();

        await ExpectMistake(Port(((IPEndPoint)other.LocalEndPoint!).Port), $"process {Environment.ProcessId} (");
    }

    [Fact]
    public async Task Another_programs_socket_is_refused_with_its_name()
    {
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        other.Bind(NativeAddress.Of(InFolder("socket")));
        other.Listen();

        await ExpectMistake(InFolder("socket"), $"process {Environment.ProcessId} (");
        Connect(InFolder("socket"));
    }

    [Fact]
    public async Task A_file_is_not_replaced()
    {
        await File.WriteAllTextAsync(InFolder("socket").Path, "precious");

        await ExpectMistake(InFolder("socket"), "no socket");

        Assert.Equal("precious", await File.ReadAllTextAsync(InFolder("socket").Path));
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        File.CreateSymbolicLink(InFolder("socket").Path, InFolder("elsewhere").Path);

        await ExpectMistake(InFolder("socket"), "no socket");
    }

    [Theory]
    [InlineData("/no/such/directory/socket", "/no/such/directory does not exist")]
    [InlineData("/etc/passwd/socket", "/etc/passwd is not a directory")]
    public Task A_directory_that_is_none_is_found(string path, string reason) => ExpectMistake(new ListenAddress.Unix(path), reason);

    [Fact]
    public Task An_address_of_another_host_is_found() =>
        ExpectMistake(new ListenAddress.Tcp(new IPEndPoint(IPAddress.Parse("192.0.2.1"), _ports.Free)), "no interface of this host has the address 192.0.2.1");

    [Fact]
    public async Task Every_mistake_is_told_at_once_and_nothing_is_opened()
    {
        ListenAddress good = Port(_ports.Free), missing = new ListenAddress.Unix("/no/such/directory/socket");
        await Sockets.ListenAsync(Other, [InFolder("taken")]);

        var mistakes = await Sockets.ListenAsync(Web, [good, missing, InFolder("taken")]);

        Assert.Equal(2, mistakes.Count);
        AssertRefused(good);
        Connect(InFolder("taken"));
    }

    [Fact]
    public async Task A_check_opens_nothing()
    {
        Assert.Empty(await Sockets.CheckAsync(Web, [Port(_ports.Free), InFolder("socket")]));

        AssertRefused(Port(_ports.Free));
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_check_does_not_mind_what_the_service_has_already()
    {
        await Sockets.ListenAsync(Web, [Port(_ports.Free), InFolder("socket")]);

        Assert.Empty(await Sockets.CheckAsync(Web, [Port(_ports.Free), InFolder("socket")]));
    }

    private async Task ExpectMistake(ListenAddress address, string reason)
    {
        Assert.Contains(reason, Assert.Single(await Sockets.CheckAsync(Web, [address])));
        Assert.Contains(reason, Assert.Single(await Sockets.ListenAsync(Web, [address])));
        Assert.Contains(reason, (await Assert.ThrowsAsync<LaunchException>(() => Sockets.HandOutAsync(Web, [address], isShared: false))).Message);
    }
}
