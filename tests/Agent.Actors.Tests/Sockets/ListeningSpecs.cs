using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Sockets.Linux;
using Agent.Actors.Specs;
using static Agent.Actors.Tests.Sockets.Clients;

namespace Agent.Actors.Tests.Sockets;

/// <summary>What the agent listens on for a service, from the first deploy to its stop.</summary>
[SupportedOSPlatform("linux")]
public sealed class ListeningSpecs : SocketSpecs
{
    private readonly Ports _ports = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_connects_before_there_is_an_instance_waits(bool isPort)
    {
        var address = Address(isPort);

        Assert.Empty(await Sockets.ListenAsync(Web, [address]));

        Connect(address);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_socket_stays_the_same_from_one_instance_to_the_next(bool isPort)
    {
        var address = Address(isPort);

        var first = await HandOut(Sockets, address);
        Sockets.Keep(Web, [address]);
        await Sockets.ListenAsync(Web, [address]);
        var second = await HandOut(Sockets, address);

        Assert.Same(first.Descriptor, second.Descriptor);
        Connect(address);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_listens_after_a_stop(bool isPort)
    {
        var address = Address(isPort);
        await Sockets.ListenAsync(Web, [address]);

        Sockets.Keep(Web, []);

        if (isPort) AssertRefused(address);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_changed_list_keeps_what_stays_and_closes_the_rest()
    {
        ListenAddress port = Port(_ports.Free), before = InFolder("before"), after = InFolder("after");
        await Sockets.ListenAsync(Web, [port, before]);
        var kept = await HandOut(Sockets, port);

        await Sockets.ListenAsync(Web, [after, port]);
        Connect(before); // until the new instance has it all
        var sockets = await Sockets.HandOutAsync(Web, [after, port], isShared: false);
        Sockets.Keep(Web, [after, port]);

        Assert.Equal([InFolder("after").Path, $"{_ports.Free}"], sockets.Select(socket => socket.Name));
        Assert.Same(kept.Descriptor, sockets[1].Descriptor);
        Assert.False(File.Exists(InFolder("before").Path));
        Connect(after);
    }

    [Fact]
    public async Task Without_addresses_there_are_no_sockets()
    {
        Assert.Empty(await Sockets.CheckAsync(Web, []));
        Assert.Empty(await Sockets.ListenAsync(Web, []));
        Assert.Empty(await Sockets.HandOutAsync(Web, [], isShared: false));
    }

    [Fact]
    public async Task Both_protocols_have_the_port_of_their_own()
    {
        var address = new ListenAddress.Tcp(new IPEndPoint(IPAddress.Any, _ports.Free));
        var address6 = new ListenAddress.Tcp(new IPEndPoint(IPAddress.IPv6Any, _ports.Free));

        Assert.Empty(await Sockets.ListenAsync(Web, [address, address6]));

        Connect(new ListenAddress.Tcp(new IPEndPoint(IPAddress.IPv6Loopback, _ports.Free)));
        Connect(Port(_ports.Free));
    }

    [Fact]
    public async Task An_instance_that_made_it_non_blocking_does_not_leave_it_so_to_the_next()
    {
        var socket = await HandOut(Sockets, Port(_ports.Free));
        MakeNonBlocking(socket);

        await HandOut(Sockets, Port(_ports.Free), isShared: true);
        Assert.True(IsNonBlocking(socket)); // another one is using it

        await HandOut(Sockets, Port(_ports.Free));
        Assert.False(IsNonBlocking(socket));
    }

    [Fact]
    public async Task An_instance_that_made_it_deaf_does_not_leave_it_so_to_the_next()
    {
        var address = Port(_ports.Free);
        var socket = await HandOut(Sockets, address);
        using (var instance = new Socket(new SafeSocketHandle(socket.Descriptor.DangerousGetHandle(), ownsHandle: false)))
            instance.Shutdown(SocketShutdown.Both);
        AssertRefused(address);

        await HandOut(Sockets, address);

        Connect(address);
    }

    [Fact]
    public async Task What_an_instance_has_connected_somewhere_is_listened_on_anew_for_the_next()
    {
        using var others = new Ports();
        var (address, other) = (Port(_ports.Free), Port(others.Free));
        await HandOut(Sockets, other);
        var socket = await HandOut(Sockets, address);
        using (var instance = new Socket(new SafeSocketHandle(socket.Descriptor.DangerousGetHandle(), ownsHandle: false)))
            instance.Shutdown(SocketShutdown.Both);
        Assert.Equal(0, ((ListenDescriptor)socket.Descriptor).TryConnect(((ListenAddress.Tcp)other).EndPoint));

        await HandOut(Sockets, address);

        Connect(address);
    }

    [Fact]
    public async Task The_file_of_a_socket_is_for_its_owner_and_its_group()
    {
        await Sockets.ListenAsync(Web, [InFolder("socket")]);

        Assert.Equal((UnixFileMode)0b110_110_000, File.GetUnixFileMode(InFolder("socket").Path));
    }

    [Fact]
    public async Task What_a_dead_agent_has_left_is_replaced()
    {
        await Sockets.ListenAsync(Web, [InFolder("socket")]);
        File.Move(InFolder("socket").Path, InFolder("left").Path);
        Sockets.Keep(Web, []);
        Assert.True(File.Exists(InFolder("left").Path)); // it was not this agent's any more

        Assert.Empty(await Sockets.ListenAsync(Web, [InFolder("left")]));

        Connect(InFolder("left"));
    }

    [Fact]
    public async Task A_socket_that_somebody_else_has_put_there_is_left_to_him()
    {
        await Sockets.ListenAsync(Web, [InFolder("socket")]);
        File.Delete(InFolder("socket").Path);
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        other.Bind(NativeAddress.Of(InFolder("socket")));
        other.Listen();

        Sockets.Keep(Web, []);

        Connect(InFolder("socket"));
    }

    private ListenAddress Address(bool isPort) => isPort ? Port(_ports.Free) : InFolder("socket");

    private static void MakeNonBlocking(PassedSocket socket) =>
        _ = new Socket(new SafeSocketHandle(socket.Descriptor.DangerousGetHandle(), ownsHandle: false)) { Blocking = false };

    private static bool IsNonBlocking(PassedSocket socket) =>
        (SocketCalls.Control((ListenDescriptor)socket.Descriptor, SocketCalls.F_GETFL, 0) & SocketCalls.SOCK_NONBLOCK) != 0;
}
