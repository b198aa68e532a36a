using Agent.Actors.Configuration;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Configuration;
using Agent.Web.Requests;
using Microsoft.AspNetCore.Http;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Tests.Units;

public class PatienceSpecs
{
    private static readonly ServiceId Web = ServiceId.Parse("web");

    private static readonly Patience Patience = new(HttpOptions.From(new SettingsReader(AgentConfiguration.Reference)));

    private static readonly ServiceSpec Plain =
        AgentOptions.From(new SettingsReader(AgentConfiguration.Reference)).Defaults.SpecOf(new Command.Shell("web"));

    private static readonly ServiceSpec Slow = Plain with { Stop = Plain.Stop with { Grace = TimeSpan.FromMinutes(2) } };

    private static readonly ServiceSpec Probed = Plain with
    {
        Strategy = Plain.Strategy with { ReadyTimeout = TimeSpan.FromMinutes(5), MinReady = TimeSpan.FromMinutes(1) },
        Ready = new ProbeSpec
        {
            Check = new ProbeCheck.Notify(null),
            Times = AgentOptions.From(new SettingsReader(AgentConfiguration.Reference)).Defaults.Probe,
        },
    };

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("wait=5", 5, true)]
    [InlineData("wait=\"7\"", 7, true)]
    [InlineData("Wait = 5", 5, true)]
    [InlineData("wait=5, wait=6", 5, true)]
    [InlineData("handling=lenient, wait=10", 10, true)]
    [InlineData("respond-async", 0, false)]
    [InlineData("respond-async, wait=10", 10, true)]
    [InlineData("wait=10, respond-async", 10, true)]
    [InlineData("wait", null, true)]
    [InlineData("wait=soon", null, false)]
    [InlineData("wait=-1", null, false)]
    [InlineData("wait=4000000", 3600, true)]
    public void A_caller_waits_as_long_as_he_prefers(string? prefer, int? seconds, bool awaitsReadiness)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["Prefer"] = prefer;

        var expected = new Preferences(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, awaitsReadiness);
        Assert.Equal(expected, Preferences.Of(request));
    }

    public static TheoryData<int, string> Commands => new()
    {
        { 30, "stop" },
        { 605, "stop with a grace" },
        { 125, "stop of a slow one" },
        { 125, "restart of a slow one" },
        { 30, "deploy beside a probe that nobody awaits" },
        { 310, "deploy that awaits readiness" },
        { 370, "deploy that awaits readiness beside the old instance" },
        { 310, "restart that awaits readiness" },
        { 30, "deploy that awaits readiness where nobody is asked" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Whoever_does_not_say_so_waits_for_what_the_command_may_take(int seconds, string which)
    {
        var overlap = Probed with { Strategy = Probed.Strategy with { Type = StrategyType.Overlap } };
        var (command, present) = which switch
        {
            "stop" => ((IServiceCommand)new StopService(Web, null, "request"), Plain),
            "stop with a grace" => (new StopService(Web, TimeSpan.FromMinutes(10), "request"), Plain),
            "stop of a slow one" => (new StopService(Web, null, "request"), Slow),
            "restart of a slow one" => (new RestartService(Web, null, "request"), Slow),
            "deploy beside a probe that nobody awaits" => (new DeployService(Web, Probed, "request"), Plain),
            "deploy that awaits readiness" => (new DeployService(Web, Probed, "request", AwaitsReadiness: true), Plain),
            "deploy that awaits readiness beside the old instance" => (new DeployService(Web, overlap, "request", AwaitsReadiness: true), Plain),
            "restart that awaits readiness" => (new RestartService(Web, null, "request", AwaitsReadiness: true), Probed),
            _ => (new DeployService(Web, Plain, "request", AwaitsReadiness: true), Plain),
        };

        var status = new ServiceStatus { Service = Web, State = ServiceState.Running, Spec = present };
        Assert.Equal(TimeSpan.FromSeconds(seconds), Patience.For(command, status));
    }
}
