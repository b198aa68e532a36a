using Agent.Actors.Processes;
using Agent.Actors.Services;
using Akka.Actor;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

public class DeployingSpecs : ServiceSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task A_new_service_is_answered_with_the_process_that_was_started()
    {
        var deployed = await Deploy("echo hello").ExpectMsgAsync<Deployed>();

        Assert.Equal(Host.Last.Id, deployed.ProcessId);
        Assert.Equal(new Command.Shell("echo hello"), Host.Launches.Single().Command);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_running_service_tells_its_process_and_command()
    {
        await Deploy("echo hello").ExpectMsgAsync<Deployed>();

        var status = await StatusAsync();

        Assert.Equal(ServiceState.Running, status.State);
        Assert.Equal(Host.Last.Id, status.ProcessId);
        Assert.Equal(Host.Last.StartedAt, status.StartedAt);
        Assert.Equal(new Command.Shell("echo hello"), status.Spec.Command);
        Assert.Equal(Host.Launches.Single().Environment[InstanceMark.Variable], status.Instance);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_old_process_is_gone_before_the_new_one_starts()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();

        var second = Deploy("new");
        await AwaitState(ServiceState.Stopping);

        Assert.Single(Host.Processes);
        Assert.Equal(1, Host.Last.Terminations);

        Host.Last.End(code: 0);
        await second.ExpectMsgAsync<Deployed>();

        Assert.Equal(2, Host.Processes.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_command_that_cannot_be_run_is_refused_and_leaves_the_running_process_alone()
    {
        await Deploy("good").ExpectMsgAsync<Deployed>();
        Host.Mistakes.Add("no such program");

        var refused = await Deploy("bad").ExpectMsgAsync<Refused>();

        Assert.Equal(["no such program"], refused.Reasons);
        Assert.Equal(0, Host.Last.Terminations);
        Assert.Equal(new Command.Shell("good"), (await StatusAsync()).Spec.Command);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_first_deploy_that_is_refused_leaves_no_service_behind()
    {
        Host.Mistakes.Add("no such program");

        await Deploy().ExpectMsgAsync<Refused>();

        await Tell(new GetStatus(Web)).ExpectMsgAsync<UnknownService>();
        Assert.Empty((await Tell(ListServices.Instance).ExpectMsgAsync<ServiceList>()).Services);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_first_deploy_that_the_system_fails_leaves_no_service_behind_and_can_be_tried_again()
    {
        Host.RefuseNextWith(new LaunchException(LaunchFault.System, "out of processes"));

        Assert.Equal("out of processes", (await Deploy().ExpectMsgAsync<Failed>()).Reason);
        await Tell(new GetStatus(Web)).ExpectMsgAsync<UnknownService>();

        await Deploy().ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Commands_that_wait_behind_a_first_deploy_that_fails_are_answered_all_the_same()
    {
        Host.Gate = new TaskCompletionSource();
        Host.RefuseNextWith(new LaunchException(LaunchFault.Command, "not executable"));

        var deploy = Deploy("bad");
        var stop = Stop();
        var again = Deploy("good");
        Host.Gate.SetResult();

        await deploy.ExpectMsgAsync<Refused>();
        await stop.ExpectMsgAsync<UnknownService>();
        await again.ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deploy_that_the_system_fails_keeps_the_spec_that_ran_before()
    {
        await Deploy("old").ExpectMsgAsync<Deployed>();
        Host.RefuseNextWith(new LaunchException(LaunchFault.System, "out of memory"));

        Host.RefuseNextWith(new LaunchException(LaunchFault.System, "out of memory still"));
        await Deploy("new").ExpectMsgAsync<Failed>();

        var status = await StatusAsync();
        Assert.Equal(ServiceState.Backoff, status.State);
        Assert.Equal("out of memory still", status.Reason);
        Assert.Equal(new Command.Shell("old"), status.Spec.Command);

        await Restart().ExpectMsgAsync<Restarted>();
        Assert.Null((await StatusAsync()).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ran_before_runs_again_when_the_system_refuses_what_was_to_replace_it()
    {
        await Deploy("old").ExpectMsgAsync<Deployed>();
        Host.RefuseNextWith(new LaunchException(LaunchFault.Command, "not a program"));

        Assert.Equal(["not a program"], (await Deploy("new").ExpectMsgAsync<Refused>()).Reasons);

        var status = await StatusAsync();
        Assert.Equal(ServiceState.Running, status.State);
        Assert.Equal(new Command.Shell("old"), status.Spec.Command);
        Assert.Equal(1, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task Restart_runs_the_last_command_and_keeps_the_rest_of_the_spec_when_it_brings_its_own()
    {
        var spec = Run("first") with { WorkingDirectory = "/srv" };
        await Tell(new DeployService(Web, spec, "request")).ExpectMsgAsync<Deployed>();

        await Restart().ExpectMsgAsync<Restarted>();
        await Restart(new Command.Shell("second")).ExpectMsgAsync<Restarted>();

        Assert.Equal(
            [new Command.Shell("first"), new Command.Shell("first"), new Command.Shell("second")],
            Host.Launches.Select(launch => launch.Command));
        Assert.All(Host.Launches, launch => Assert.Equal("/srv", launch.WorkingDirectory));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("echo")]
    public async Task Restart_of_what_was_never_deployed_is_unknown_with_or_without_a_command(string? line)
    {
        var restart = Restart(line is null ? null : new Command.Shell(line));

        await restart.ExpectMsgAsync<UnknownService>();
    }

    [Fact(Timeout = 60_000)]
    public async Task Commands_to_one_service_run_in_the_order_of_their_arrival()
    {
        Host.Gate = new TaskCompletionSource();
        var first = Deploy("one");
        var second = Deploy("two");
        var third = Stop();
        var fourth = Deploy("four");

        Host.Gate.SetResult();

        await first.ExpectMsgAsync<Deployed>();
        await second.ExpectMsgAsync<Deployed>();
        await third.ExpectMsgAsync<Stopped>();
        await fourth.ExpectMsgAsync<Deployed>();
        Assert.Equal(
            [new Command.Shell("one"), new Command.Shell("two"), new Command.Shell("four")],
            Host.Launches.Select(launch => launch.Command));
        Assert.Equal(1, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_that_is_busy_does_not_hold_up_another()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        Stop();
        await AwaitState(ServiceState.Stopping);

        var other = Tell(new DeployService(ServiceId.Parse("other"), Run("x"), "request"));

        await other.ExpectMsgAsync<Deployed>();
    }
}
