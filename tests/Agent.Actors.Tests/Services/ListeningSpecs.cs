using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>From when to when the agent listens for a service.</summary>
public sealed class ListeningSpecs : ServiceSpecs
{
    private static readonly ListenAddress s_first = Address("unix:/first");
    private static readonly ListenAddress s_second = Address("unix:/second");

    [Fact(Timeout = 60_000)]
    public async Task A_service_is_given_its_sockets()
    {
        await Deploy(s_first, s_second).ExpectMsgAsync<Deployed>();

        Assert.Equal(["unix:/first", "unix:/second"], Assert.Single(Host.Launches).Sockets.Select(socket => socket.Name));
        Assert.Equal([s_first, s_second], Sockets.Open(Web));
        Assert.Equal([false], Sockets.HandOuts);
    }

    [Fact(Timeout = 60_000)]
    public async Task They_are_closed_before_a_stop_is_answered()
    {
        await Deploy(s_first).ExpectMsgAsync<Deployed>();

        await Stop().ExpectMsgAsync<Stopped>();

        Assert.Empty(Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task They_are_open_while_the_service_waits_to_be_started_again()
    {
        await Deploy(s_first).ExpectMsgAsync<Deployed>();

        Host.Last.End(code: 1);
        await AwaitState(ServiceState.Backoff);

        Assert.Equal([s_first], Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task They_are_closed_when_the_service_has_ended_for_good()
    {
        await Deploy(s_first).ExpectMsgAsync<Deployed>();

        Host.Last.End(code: 0);
        await AwaitState(ServiceState.Exited);

        Assert.Empty(Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_new_list_is_listened_on_before_what_runs_is_stopped_and_the_old_one_until_it_is_replaced()
    {
        Host.Obedient = false;
        await Deploy(s_first).ExpectMsgAsync<Deployed>();

        var deploy = Deploy(s_second);
        await AwaitAssertAsync(() => Assert.Equal(1, Host.Last.Terminations));
        Assert.Equal([s_first, s_second], Sockets.Open(Web));

        Host.Last.End();
        await deploy.ExpectMsgAsync<Deployed>();
        Assert.Equal([s_second], Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_the_agent_cannot_listen_the_deploy_is_refused_and_what_runs_runs_on()
    {
        Host.Mistakes.Add("no program");
        Sockets.Mistakes.Add("no port");
        var refused = await Deploy(s_first).ExpectMsgAsync<Refused>();
        Assert.Equal(["no program", "no port"], refused.Reasons);

        Host.Mistakes.Clear();
        Sockets.Mistakes.Clear();
        await Deploy(s_first).ExpectMsgAsync<Deployed>();
        Sockets.Mistakes.Add("no port");
        Assert.Equal(["no port"], (await Deploy(s_second).ExpectMsgAsync<Refused>()).Reasons);

        Assert.Equal(0, Host.Last.Terminations);
        Assert.Equal([s_first], Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_opened_for_a_deploy_that_cannot_be_recorded_is_closed()
    {
        await Deploy(s_first).ExpectMsgAsync<Deployed>();
        Journal.Refusal = "disk full";

        await Deploy(s_second).ExpectMsgAsync<Unrecorded>();

        Assert.Equal([s_first], Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deleted_service_has_none()
    {
        await Deploy(s_first).ExpectMsgAsync<Deployed>();

        await Delete().ExpectMsgAsync<Deleted>();

        Assert.Empty(Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_first_deploy_that_the_system_refuses_leaves_none()
    {
        Host.RefuseNextWith(new LaunchException(LaunchFault.Command, "no such program"));

        await Deploy(s_first).ExpectMsgAsync<Refused>();

        Assert.Empty(Sockets.Open(Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_new_agent_takes_back_the_sockets_of_what_runs_and_listens_for_what_is_to_run()
    {
        Host.Left[Instance] = new FakeProcess(1001, obedient: true);
        var runs = Left(ServiceState.Running) with { Spec = Run("serve") with { Listen = [s_first] } };
        var waits = Left(ServiceState.Backoff, "waits") with { Spec = Run("serve") with { Listen = [s_second] }, Instance = "other" };
        var stopped = Left(ServiceState.Stopped, "stopped") with { Wanted = Wanted.Stopped, Instance = "another" };

        await InheritAsync(runs, waits, stopped);

        Assert.Equal([(Web, 1001), (ServiceId.Parse("waits"), null)], Sockets.Recoveries.OrderByDescending(recovery => recovery.Process));
    }

    private Akka.TestKit.TestProbe Deploy(params ListenAddress[] addresses) =>
        Tell(new DeployService(Web, Run("serve") with { Listen = addresses }, "request"));

    private static ListenAddress Address(string text) => ListenAddress.TryParse(text, out var address) ? address : throw new FormatException(text);
}
