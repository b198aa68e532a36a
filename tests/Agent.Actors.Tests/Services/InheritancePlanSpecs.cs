using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Services.Inheriting;
using Agent.Actors.Tests.Specs;

namespace Agent.Actors.Tests.Services;

/// <summary>What an agent does, by what the one before it has written down and by what it finds.</summary>
public class InheritancePlanSpecs
{
    private const bool ThisBoot = true;
    private const bool AnotherBoot = false;

    [Theory]
    [InlineData("Running", "All", ThisBoot, "TakeOver")]
    [InlineData("Running", "WithoutLeader", ThisBoot, "StopThenJudge")]
    [InlineData("Running", "Nothing", AnotherBoot, "Start")]
    [InlineData("Starting", "All", ThisBoot, "TakeOver")]
    [InlineData("Starting", "WithoutLeader", ThisBoot, "StopThenJudge")]
    [InlineData("Starting", "Nothing", ThisBoot, "Start")]
    [InlineData("Stopping", "All", ThisBoot, "StopThenStart")]
    [InlineData("Stopping", "WithoutLeader", ThisBoot, "StopThenStart")]
    [InlineData("Stopping", "Nothing", ThisBoot, "Start")]
    [InlineData("Backoff", "Nothing", ThisBoot, "Start")]
    [InlineData("Backoff", "Nothing", AnotherBoot, "Start")]
    [InlineData("Stopped", "Nothing", ThisBoot, "Start")]
    [InlineData("Exited", "Nothing", ThisBoot, "LeaveAlone")]
    [InlineData("Exited", "Nothing", AnotherBoot, "Start")]
    [InlineData("Failed", "Nothing", ThisBoot, "LeaveAlone")]
    [InlineData("Failed", "Nothing", AnotherBoot, "Start")]
    public void What_is_wanted_running(string state, string remains, bool isOfThisBoot, string plan) =>
        Assert.Equal(plan, Plan(Left(state, Wanted.Running), remains, isOfThisBoot));

    [Theory]
    [InlineData("Running", "All", "Stop")]
    [InlineData("Stopping", "WithoutLeader", "Stop")]
    [InlineData("Stopping", "Nothing", "LeaveAlone")]
    [InlineData("Stopped", "Nothing", "LeaveAlone")]
    [InlineData("Failed", "Nothing", "LeaveAlone")]
    public void What_is_wanted_stopped(string state, string remains, string plan)
    {
        Assert.Equal(plan, Plan(Left(state, Wanted.Stopped), remains, ThisBoot));
        Assert.Equal(plan, Plan(Left(state, Wanted.Stopped), remains, AnotherBoot));
    }

    [Theory]
    [InlineData("All")]
    [InlineData("WithoutLeader")]
    public void What_was_seen_ending_or_was_unhealthy_is_its_policys_business(string remains)
    {
        Assert.Equal("StopThenJudge", Plan(Left("Stopping", Wanted.Running) with { LastExit = ProcessExit.Unknown }, remains, ThisBoot));
        Assert.Equal("StopThenJudge", Plan(Left("Stopping", Wanted.Running) with { Unhealthy = "no answer" }, remains, ThisBoot));
    }

    private static string Plan(JournalledService left, string remains, bool isOfThisBoot) =>
        InheritancePlans.For(left, Enum.Parse<Remains>(remains), isOfThisBoot).ToString();

    private static JournalledService Left(string state, Wanted wanted) => new()
    {
        Service = ServiceId.Parse("web"),
        Spec = Defaults.Run("serve"),
        Revision = 1,
        Wanted = wanted,
        State = Enum.Parse<ServiceState>(state),
    };
}
