using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Starting;

public class ShutdownSpecs
{
    [Fact]
    public async Task Ctrl_C_stops_every_service_whatever_it_did_and_says_what_it_waits_for()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.stop.grace = 3s");
        await agent.Deploy("obedient", "exec sleep 1000");
        await agent.Deploy("stubborn", "trap '' TERM; while :; do sleep 0.1; done");
        await agent.Deploy("forking", "sh -c \"trap '' TERM; sleep 1000 & wait\" & wait");
        await agent.Deploy("escaped", "setsid sleep 1000 & wait");
        await agent.Deploy("daemon", "(setsid sleep 1000 &) ; exec sleep 1000");

        agent.Interrupt();

        Assert.Equal(0, await agent.ExitAsync());
        Assert.Empty(agent.Leftovers());
        Assert.Contains("daemon, escaped, forking, obedient, stubborn", agent.Output, StringComparison.Ordinal);
        Assert.Contains(", waiting for ", agent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_services_are_to_be_stopped_the_end_of_its_terminal_stops_them()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.on-sigterm = stop");
        await agent.Deploy("any", "exec sleep 1000");

        agent.HangUp();

        Assert.Equal(0, await agent.ExitAsync());
        Assert.Empty(agent.Leftovers());
    }

    [Fact]
    public async Task A_second_Ctrl_C_kills()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.stop.grace = 1h");
        await agent.Deploy("stubborn", "trap '' TERM; while :; do sleep 0.1; done");

        agent.Interrupt();

        await agent.Until("/service/stubborn/status", answer => answer["state"] == "stopping");

        agent.Interrupt();

        Assert.Equal(0, await agent.ExitAsync());
        Assert.Empty(agent.Leftovers());
    }

    [Fact]
    public async Task While_it_stops_it_answers_but_starts_nothing()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.stop.grace = 1h");
        await agent.Deploy("stubborn", "trap '' TERM; while :; do sleep 0.1; done");
        agent.Interrupt();

        await agent.Until("/service/stubborn/status", answer => answer["state"] == "stopping");

        var answer = await agent.Deploy("late", "true");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("shutting_down", answer["code"]);
    }
}
