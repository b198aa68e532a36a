using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Akka.Actor;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What an agent makes of what the one before it has left.</summary>
public class InheritanceSpecs : ServiceSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task A_process_that_runs_is_taken_over_and_nothing_is_started()
    {
        var process = Leave();

        await InheritAsync(Left(ServiceState.Running));

        var status = await AwaitTakenOver();
        Assert.Equal((process.Id, ServiceState.Running, 3), (status.ProcessId, status.State, status.Revision));
        Assert.Empty(Host.Launches);
        Assert.Equal(0, process.Terminations);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_end_of_a_process_that_was_taken_over_is_seen()
    {
        var process = Leave();
        await InheritAsync(Left(ServiceState.Running));
        await AwaitTakenOver();

        process.End(code: 0);

        await AwaitState(ServiceState.Exited);
        Assert.Equal(0, (await StatusAsync()).LastExit?.ReturnCode);
        Assert.Empty(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ended_while_no_agent_looked_is_told_and_started_again()
    {
        Leave().End(code: 9);

        await InheritAsync(Left(ServiceState.Running));

        await AwaitState(ServiceState.Running);
        Assert.Equal(1, (await StatusAsync()).Restarts);
        Assert.Single(Host.Launches);
        Assert.Equal(9, Assert.Single(Journal.Entries, entry => entry.Exit is not null).Exit?.ReturnCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_dead_leader_left_goes_before_the_service_is_started_again()
    {
        var process = Leave(obedient: false);
        process.EndLeader(code: 1);

        await InheritAsync(Left(ServiceState.Running));
        await AwaitState(ServiceState.Stopping);
        Assert.Equal(1, process.Terminations);
        Assert.Empty(Host.Launches);

        process.End();
        await AwaitState(ServiceState.Running);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_start_that_was_intended_but_of_which_nothing_is_found_is_made_up_for()
    {
        await InheritAsync(Left(ServiceState.Starting) with { Process = null });

        await AwaitState(ServiceState.Running);
        Assert.Single(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_start_that_was_intended_and_happened_is_taken_over()
    {
        var process = Leave();

        await InheritAsync(Left(ServiceState.Starting) with { Process = null });

        Assert.Equal(process.Id, (await AwaitTakenOver()).ProcessId);
        Assert.Equal(process.Identity, Journal.Services.Single().Process);
        Assert.Empty(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_that_was_under_way_is_carried_through()
    {
        var process = Leave();

        await InheritAsync(Left(ServiceState.Stopping) with { Wanted = Wanted.Stopped });

        await AwaitState(ServiceState.Stopped);
        Assert.Equal(1, process.Terminations);
        Assert.Empty(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_replacement_that_was_under_way_is_carried_through()
    {
        var process = Leave();

        await InheritAsync(Left(ServiceState.Stopping));

        await AwaitState(ServiceState.Running);
        Assert.Equal(1, process.Terminations);
        Assert.Equal(new Command.Shell("serve"), Assert.Single(Host.Launches).Command);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_has_ended_by_itself_before_the_eyes_of_an_agent_is_not_started_again()
    {
        var process = Leave(obedient: false);
        process.EndLeader();

        await InheritAsync(Left(ServiceState.Stopping) with { LastExit = new ProcessExit(0, null, null, null) });
        process.End();

        await AwaitState(ServiceState.Exited);
        Assert.Equal(0, (await StatusAsync()).LastExit?.ReturnCode);
        Assert.DoesNotContain(Journal.Entries, entry => entry.Exit is not null);
        Assert.Empty(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_start_that_cannot_be_recorded_is_tried_again()
    {
        Journal.Refusal = "disk full";
        await InheritAsync(Left(ServiceState.Stopped));

        Journal.Refusal = null;
        await AwaitAssertAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Single(Host.Launches);
        });
    }

    [Fact(Timeout = 60_000)]
    public async Task What_an_instance_left_unfinished_in_its_log_is_ended()
    {
        await InheritAsync(Left(ServiceState.Exited));

        Assert.Contains("ended web", Logs.Told);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_can_be_asked_for_before_its_registry_goes_on()
    {
        Leave();
        await new Inheritance(Host, Logs, Sockets).TakeOverAsync([Left(ServiceState.Running)], Records);

        Assert.Equal(ServiceState.Running, (await StatusAsync()).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_stopped_stays_stopped_and_what_exited_stays_exited()
    {
        await InheritAsync(
            Left(ServiceState.Stopped, "stopped") with { Wanted = Wanted.Stopped },
            Left(ServiceState.Exited, "exited"));

        Assert.Equal(ServiceState.Stopped, (await StatusOf("stopped")).State);
        Assert.Equal(ServiceState.Exited, (await StatusOf("exited")).State);
        Assert.Empty(Host.Launches);
        Assert.Empty(Host.Traces);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_last_lines_of_what_has_ended_are_ended_by_the_next_agent()
    {
        Leave();

        await InheritAsync(
            Left(ServiceState.Stopped, "stopped") with { Wanted = Wanted.Stopped },
            Left(ServiceState.Exited, "exited"),
            Left(ServiceState.Running, "running"));

        Assert.Equal(["ended exited", "ended stopped"], Logs.Told);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_an_agent_stopped_when_it_went_down_is_started_again()
    {
        await InheritAsync(Left(ServiceState.Stopped));

        await AwaitState(ServiceState.Running);
    }

    [Fact(Timeout = 60_000)]
    public async Task After_a_reboot_everything_wanted_is_started_and_no_process_is_looked_at()
    {
        var old = new ProcessIdentity(1001, 5, "another boot");

        await InheritAsync(
            Left(ServiceState.Running, "web") with { Process = old },
            Left(ServiceState.Exited, "exited") with { Process = old },
            Left(ServiceState.Stopping, "stopping") with { Process = old, Wanted = Wanted.Stopped });

        await AwaitState(ServiceState.Running);
        await AwaitAssertAsync(async () => Assert.Equal(ServiceState.Running, (await StatusOf("exited")).State));
        Assert.Equal(ServiceState.Stopped, (await StatusOf("stopping")).State);
        Assert.Empty(Host.Traces);
        Assert.Equal(2, Host.Launches.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_spec_has_the_next_revision()
    {
        Leave();
        await InheritAsync(Left(ServiceState.Running));
        await AwaitTakenOver();

        await Deploy("another").ExpectMsgAsync<Deployed>();

        Assert.Equal(4, (await StatusAsync()).Revision);
    }

    private FakeProcess Leave(bool obedient = true) => Host.Left[Instance] = new FakeProcess(1001, obedient);

    private async Task<ServiceStatus> AwaitTakenOver()
    {
        await AwaitAssertAsync(() => Assert.Contains("taken_over", Journal.Events));
        return await StatusAsync();
    }

    private async Task<ServiceStatus> StatusOf(string id) =>
        (await Tell(new GetStatus(ServiceId.Parse(id))).ExpectMsgAsync<StatusIs>()).Service;
}
