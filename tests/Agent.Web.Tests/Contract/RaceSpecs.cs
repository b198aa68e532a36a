using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Contract;

public class RaceSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task A_hundred_callers_at_once_get_true_answers_and_leave_one_process_or_none()
    {
        await _agent.Deploy("contested", "exec sleep 7000");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(Call));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));

        var alive = _agent.Leftovers().Where(command => command.Contains("sleep 70", StringComparison.Ordinal));
        var status = await _agent.Get("/service/contested/status");
        Assert.Equal(status["status"] == "running" ? 1 : 0, alive.Count());
        Assert.Equal(status["status"] == "running", answers.Any(answer => IsStart(answer) && answer.Pid == PidOf(status)));
    }

    [Fact]
    public async Task Services_do_not_wait_for_each_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => _agent.Deploy($"side-{n}", "exec sleep 1000")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(50, answers.Select(answer => answer.Pid).Distinct().Count());
    }

    [Fact]
    public async Task A_caller_that_goes_away_does_not_cancel_his_command()
    {
        await _agent.Deploy("abandoned", "trap '' TERM; while :; do sleep 0.1; done");

        using var impatience = new CancellationTokenSource();
        var abandoned = _agent.Http.PostAsync(new Uri("/service/abandoned/stop", UriKind.Relative), content: null, impatience.Token);
        await StateIs("abandoned", "stopping");
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);

        await StateIs("abandoned", "stopped");
    }

    private Task<Answer> Call(int n) => (n % 3) switch
    {
        0 => _agent.Deploy("contested", $"exec sleep {7000 + n}"),
        1 => _agent.Post("/service/contested/restart"),
        _ => _agent.Post("/service/contested/stop"),
    };

    private Task<Answer> StateIs(string id, string state) => _agent.Until($"/service/{id}/status", answer => answer["state"] == state);

    private static bool IsStart(Answer answer) => answer["status"] is "deployed" or "restarted";

    private static int? PidOf(Answer status) => status["status"] == "running" ? status.Pid : null;
}
