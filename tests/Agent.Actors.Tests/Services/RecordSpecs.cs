using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>What is on record when, and what happens when it cannot be.</summary>
public class RecordSpecs : ServiceSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task A_start_is_on_record_before_it_happens_under_the_id_that_the_process_carries()
    {
        Host.Gate = new TaskCompletionSource();
        Deploy();
        await AwaitAssertAsync(() => Assert.Single(Host.Launches));

        var intent = Assert.Single(Journal.Services);
        Assert.Equal((ServiceState.Starting, Wanted.Running, 1), (intent.State, intent.Wanted, intent.Revision));
        Assert.Equal(intent.Instance, Host.Launches[0].Environment[InstanceMark.Variable]);
        Assert.Null(intent.Process);
        Host.Gate.SetResult();
    }

    [Fact(Timeout = 60_000)]
    public async Task An_answer_says_what_is_on_record()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Assert.Equal((ServiceState.Running, Host.Last.Identity), (Journal.Services[0].State, Journal.Services[0].Process));

        await Stop().ExpectMsgAsync<Stopped>();
        Assert.Equal((ServiceState.Stopped, Wanted.Stopped), (Journal.Services[0].State, Journal.Services[0].Wanted));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_is_wanted_on_record_before_it_is_done()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();

        Stop();

        await AwaitAssertAsync(() => Assert.Equal(Wanted.Stopped, Journal.Services[0].Wanted));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_replacement_that_was_accepted_stays_on_record_while_what_runs_is_stopped()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();

        Deploy("new");
        await AwaitAssertAsync(() => Assert.Contains("stopping", Journal.Events));
        Assert.Equal((Run("new").Command, 2, Wanted.Running), OnRecord());

        Host.Last.EndLeader(code: 0);
        await AwaitAssertAsync(() => Assert.Contains("ended", Journal.Events));
        Assert.Equal((Run("new").Command, 2, Wanted.Running), OnRecord());
    }

    [Fact(Timeout = 60_000)]
    public async Task Closing_the_agent_does_not_change_what_is_wanted()
    {
        await Deploy().ExpectMsgAsync<Deployed>();

        await Tell(new StopAll(Grace: null)).ExpectMsgAsync<AllStopped>();

        Assert.Equal((ServiceState.Stopped, Wanted.Running), (Journal.Services[0].State, Journal.Services[0].Wanted));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_first_deploy_that_cannot_be_recorded_leaves_nothing()
    {
        Journal.Refusal = "disk full";

        Assert.Equal("disk full", (await Deploy().ExpectMsgAsync<Unrecorded>()).Reason);

        await Tell(new GetStatus(Web)).ExpectMsgAsync<UnknownService>();
        Assert.Empty(Host.Launches);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_replacement_that_cannot_be_recorded_leaves_what_runs_untouched()
    {
        await Deploy("old").ExpectMsgAsync<Deployed>();
        Journal.Refusal = "disk full";

        await Deploy("new").ExpectMsgAsync<Unrecorded>();
        await Restart().ExpectMsgAsync<Unrecorded>();

        Assert.Equal((ServiceState.Running, Run("old").Command), ((await StatusAsync()).State, (await StatusAsync()).Spec.Command));
        Assert.Equal(0, Host.Last.Terminations);

        Journal.Refusal = null;
        await Deploy("new").ExpectMsgAsync<Deployed>();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_accepted_stays_on_record_while_the_old_is_being_stopped()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();
        Deploy("new");
        await AwaitState(ServiceState.Stopping);
        Host.Last.EndLeader(code: 0);
        await AwaitAssertAsync(() => Assert.Contains("ended", Journal.Events));

        var record = Assert.Single(Journal.Services);
        Assert.Equal((ServiceState.Stopping, 2, Run("new").Command), (record.State, record.Revision, record.Spec.Command));
        Assert.Null(record.LastExit);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_accepted_but_is_given_up_for_the_agents_end_is_off_the_record()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();
        var replacement = Deploy("new");
        await AwaitState(ServiceState.Stopping);

        var all = Tell(new StopAll(Grace: null));
        await replacement.ExpectMsgAsync<ShuttingDown>();
        Host.Last.End(code: 0);
        await all.ExpectMsgAsync<AllStopped>();

        var record = Assert.Single(Journal.Services);
        Assert.Equal((1, Run("old").Command, Wanted.Running), (record.Revision, record.Spec.Command, record.Wanted));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_that_waited_when_the_agent_ends_is_on_record()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();
        var replacement = Deploy("new");
        var stop = Stop();
        await AwaitState(ServiceState.Stopping);

        var all = Tell(new StopAll(Grace: null));
        await replacement.ExpectMsgAsync<ShuttingDown>();
        Host.Last.End(code: 0);

        await stop.ExpectMsgAsync<Stopped>();
        await all.ExpectMsgAsync<AllStopped>();
        Assert.Equal(Wanted.Stopped, Assert.Single(Journal.Services).Wanted);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failed_start_is_on_record_when_it_is_answered()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        await Stop().ExpectMsgAsync<Stopped>();
        Host.RefuseNextWith(new LaunchException(LaunchFault.System, "no memory"));

        await Restart().ExpectMsgAsync<Failed>();

        Assert.Equal(ServiceState.Failed, Assert.Single(Journal.Services).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_recorded_after_the_old_was_stopped_is_tried_again_as_it_was_accepted()
    {
        Host.Obedient = false;
        await Deploy("old").ExpectMsgAsync<Deployed>();
        var replacement = Deploy("new");
        await AwaitState(ServiceState.Stopping);
        Journal.Refusal = "disk full";

        Host.Last.End(code: 0);

        Assert.StartsWith("disk full", (await replacement.ExpectMsgAsync<Failed>()).Reason, StringComparison.Ordinal);
        await AwaitState(ServiceState.Backoff);
        Assert.Equal((Run("new").Command, 2, Wanted.Running), OnRecord());

        Journal.Refusal = null;
        Time.Advance(TimeSpan.FromSeconds(1));
        await AwaitState(ServiceState.Running);
        Assert.Equal((Run("new").Command, 2, Wanted.Running), OnRecord());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_is_carried_out_although_it_cannot_be_recorded_and_says_so()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Journal.Refusal = "disk full";

        Assert.False((await Stop().ExpectMsgAsync<Stopped>()).IsRecorded);

        Assert.Equal(0, Host.AliveCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_first_deploy_that_the_system_refuses_is_not_on_record_any_more()
    {
        Host.RefuseNextWith(new LaunchException(LaunchFault.Command, "no such program"));

        await Deploy().ExpectMsgAsync<Refused>();

        Assert.Empty(Journal.Services);
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_spec_has_a_number_and_a_plain_restart_keeps_it()
    {
        await Deploy("one").ExpectMsgAsync<Deployed>();
        await Restart().ExpectMsgAsync<Restarted>();
        Assert.Equal(1, (await StatusAsync()).Revision);

        await Restart(new Command.Shell("two")).ExpectMsgAsync<Restarted>();
        await Deploy("three").ExpectMsgAsync<Deployed>();
        Assert.Equal(3, (await StatusAsync()).Revision);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deleted_service_is_stopped_first_and_then_unknown()
    {
        Host.Obedient = false;
        await Deploy().ExpectMsgAsync<Deployed>();
        var delete = Delete();
        await AwaitState(ServiceState.Stopping);

        Host.Last.End(code: 0);

        await delete.ExpectMsgAsync<Deleted>();
        await Tell(new GetStatus(Web)).ExpectMsgAsync<UnknownService>();
        Assert.Empty(Journal.Services);
        Assert.Contains("forget web", Logs.Told);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deletion_that_cannot_be_recorded_leaves_the_service_and_its_logs()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        Journal.Refusal = "disk full";

        await Delete().ExpectMsgAsync<Unrecorded>();

        Assert.Equal(ServiceState.Stopped, (await StatusAsync()).State);
        Assert.DoesNotContain("forget web", Logs.Told);

        Journal.Refusal = null;
        await Delete().ExpectMsgAsync<Deleted>();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deleted_id_can_be_deployed_again()
    {
        await Deploy().ExpectMsgAsync<Deployed>();
        await Delete().ExpectMsgAsync<Deleted>();

        await Deploy().ExpectMsgAsync<Deployed>();

        Assert.Equal(1, (await StatusAsync()).Revision);
    }

    [Fact(Timeout = 60_000)]
    public async Task Once_services_are_left_to_themselves_nothing_is_done_to_them()
    {
        await Deploy().ExpectMsgAsync<Deployed>();

        Assert.Equal(1, (await Tell(LeaveAll.Instance).ExpectMsgAsync<AllLeft>()).Running);

        await Stop().ExpectMsgAsync<ShuttingDown>();
        await Deploy().ExpectMsgAsync<ShuttingDown>();
        Assert.Equal(0, Host.Last.Terminations);
    }

    private (Command, int, Wanted) OnRecord() => (Journal.Services[0].Spec.Command, Journal.Services[0].Revision, Journal.Services[0].Wanted);
}
