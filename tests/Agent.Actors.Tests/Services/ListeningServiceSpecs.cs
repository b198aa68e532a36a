using System.Net;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Services for which the agent listens.</summary>
public class ListeningServiceSpecs : ServiceSpecs
{
    [Fact(Timeout = 20_000)]
    public async Task Instances_are_given_the_sockets_one_after_the_other_and_beside_each_other()
    {
        await Deploy(Listening("one", 80)).ExpectMsgAsync<Deployed>();
        await Deploy(Overlapping("two", 80)).ExpectMsgAsync<Deployed>();

        Assert.Equal(["127.0.0.1:80"], Host.Launches[1].Sockets.Select(socket => socket.Name));
        Assert.Equal(
            ["hand out web 127.0.0.1:80", "hand out web 127.0.0.1:80 beside"],
            Sockets.Told.Where(told => told.StartsWith("hand out", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 20_000)]
    public async Task What_is_listened_on_is_given_up_with_the_spec_that_wants_it_and_with_the_service()
    {
        await Deploy(Listening("one", 80)).ExpectMsgAsync<Deployed>();
        await Deploy(Listening("two", 81)).ExpectMsgAsync<Deployed>();
        await StatusAsync();
        Assert.Equal("keep web 127.0.0.1:81", Sockets.Told.Last());

        await Stop().ExpectMsgAsync<Stopped>();
        await StatusAsync();
        Assert.Equal("keep web ", Sockets.Told.Last());
    }

    [Fact(Timeout = 20_000)]
    public async Task It_goes_on_while_a_service_waits_for_its_next_start()
    {
        await Deploy(Listening("one", 80)).ExpectMsgAsync<Deployed>();

        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);

        Assert.Equal("keep web 127.0.0.1:80", Sockets.Told.Last());
    }

    [Fact(Timeout = 20_000)]
    public async Task An_address_that_cannot_be_had_is_refused()
    {
        await Deploy("old").ExpectMsgAsync<Deployed>();
        Sockets.Mistakes = ["127.0.0.1:80 is in use"];

        Assert.Equal(["127.0.0.1:80 is in use"], (await Deploy(Listening("new", 80)).ExpectMsgAsync<Refused>()).Reasons);

        Assert.Equal(0, Host.Last.Terminations);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_next_agent_takes_the_sockets_back()
    {
        Host.Left[Instance] = new FakeProcess(1001, obedient: true);

        await InheritAsync(Left(ServiceState.Running) with { Spec = Listening("one", 80) });

        Assert.Equal("recover web 127.0.0.1:80 from 1001", Sockets.Told.First());
    }

    private static ServiceSpec Listening(string line, int port) =>
        Run(line) with { Listen = [new ListenAddress.Tcp(new IPEndPoint(IPAddress.Loopback, port))] };

    private static ServiceSpec Overlapping(string line, int port)
    {
        var spec = Listening(line, port);
        return spec with { Strategy = spec.Strategy with { Type = StrategyType.Overlap } };
    }
}
