using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Services.Dependencies;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Specs;

namespace Agent.Actors.Tests.Services.Dependencies;

public class DependencyCheckSpecs
{
    private static readonly ServiceId Db = ServiceId.Parse("db");

    [Theory]
    [InlineData(DependencyCondition.Started, ServiceState.Running, null)]
    [InlineData(DependencyCondition.Started, ServiceState.Starting, "it is being started")]
    [InlineData(DependencyCondition.Started, ServiceState.Stopping, "it is being stopped")]
    [InlineData(DependencyCondition.Started, ServiceState.Stopped, "it was stopped")]
    [InlineData(DependencyCondition.Started, ServiceState.Exited, "it has ended")]
    [InlineData(DependencyCondition.Started, ServiceState.Backoff, "it has failed 2 times in a row and is to be started again")]
    [InlineData(DependencyCondition.Started, ServiceState.Failed, "it has failed")]
    [InlineData(DependencyCondition.Ready, ServiceState.Running, null)]
    [InlineData(DependencyCondition.Ready, ServiceState.Starting, "it is being started")]
    [InlineData(DependencyCondition.ExitedOk, ServiceState.Running, "it still runs")]
    [InlineData(DependencyCondition.ExitedOk, ServiceState.Stopped, "it was stopped")]
    public void What_is_not_as_it_should_be_is_told_and_nothing_that_its_own_status_says_of_it(DependencyCondition condition, ServiceState state, string? reason) =>
        Assert.Equal(reason, Reason(condition, Service(state)));

    [Theory]
    [InlineData(null, null)]
    [InlineData(true, null)]
    [InlineData(false, "it runs, but is not ready")]
    public void Ready_is_what_runs_and_is_not_said_to_be_unready(bool? isReady, string? reason) =>
        Assert.Equal(reason, Reason(DependencyCondition.Ready, Service(ServiceState.Running) with { IsReady = isReady }));

    [Theory]
    [InlineData(0, null)]
    [InlineData(3, null)]
    [InlineData(1, "it has ended with exit code 1")]
    public void Exited_ok_goes_by_the_success_codes_of_the_service(int code, string? reason)
    {
        var service = Service(ServiceState.Exited) with { LastExit = new ProcessExit(code, null, null, null) };
        service = service with { Spec = service.Spec with { Restart = service.Spec.Restart with { SuccessExitCodes = [0, 3] } } };

        Assert.Equal(reason, Reason(DependencyCondition.ExitedOk, service));
    }

    [Fact]
    public void A_signal_is_no_success() =>
        Assert.Equal(
            "it has ended with signal 9",
            Reason(DependencyCondition.ExitedOk, Service(ServiceState.Exited) with { LastExit = new ProcessExit(null, 9, null, null) }));

    [Fact]
    public void A_service_that_does_not_exist_is_waited_for() =>
        Assert.Equal("there is no such service", Reason(DependencyCondition.Started, null));

    [Fact]
    public void One_that_waits_itself_tells_for_whom()
    {
        var waiting = Service(ServiceState.Starting) with { WaitingFor = new Dictionary<ServiceId, string> { [ServiceId.Parse("disk")] = "it was stopped" } };

        Assert.Equal("it waits for disk itself", Reason(DependencyCondition.Started, waiting));
    }

    private static string? Reason(DependencyCondition condition, ServiceStatus? service) =>
        DependencyCheck.Unmet(new Dictionary<ServiceId, DependencyCondition> { [Db] = condition }, _ => service).GetValueOrDefault(Db);

    private static ServiceStatus Service(ServiceState state) => new()
    {
        Service = Db,
        State = state,
        Spec = Defaults.Run("sleep 1"),
        Failures = 2,
        Reason = "why",
    };
}
