using System.Net;
using System.Text.Json;
using Agent.Web.Tests.Access.Bounds;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>Services that look around, and that do not want to end.</summary>
public class HostileServiceSpecs(HostileAgent hostile) : IClassFixture<HostileAgent>
{
    private readonly RunningAgent _agent = hostile.Agent;

    [Fact(Timeout = 60_000)]
    public async Task A_service_inherits_nothing_of_the_agents_environment_but_what_is_passed_on()
    {
        var pid = (await Deploy("reader", new { argv = new[] { "sleep", "1000" }, env = new { MINE = "1" } })).Pid;

        var environment = (await File.ReadAllTextAsync($"/proc/{pid}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            ["MINE", "PATH", "SERVICE_AGENT_INSTANCE", "SERVICE_AGENT_TEST_RUN"],
            environment.Select(variable => variable.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(environment, variable => variable.Contains(HostileAgent.Secret, StringComparison.Ordinal) || variable.Contains(hostile.Key, StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_holds_no_descriptor_of_the_agents()
    {
        var plain = (await Deploy("holder", new { argv = new[] { "sleep", "1000" } })).Pid;
        var listening = (await Deploy("listener", new { argv = new[] { "sleep", "1000" }, listen = new[] { $"unix:{Path.Combine(_agent.Data, "s")}" } })).Pid;

        Assert.Equal(["0", "1", "2"], Descriptors(plain).Keys);
        Assert.Equal(["0", "1", "2", "3"], Descriptors(listening).Keys);
        Assert.StartsWith("socket:", Descriptors(listening)["3"], StringComparison.Ordinal);
        Assert.Equal("/dev/null", Descriptors(plain)["0"]);
        Assert.All([Descriptors(plain)["1"], Descriptors(plain)["2"]], target => Assert.StartsWith(Path.Combine(_agent.Data, "agent"), target, StringComparison.Ordinal));
    }

    // Who shows neither session, mark nor files before anybody has looked is told of, and not ended: OrphanSpecs.
    public static TheoryData<string> Escapes => new()
    {
        "setsid sleep {mark} &",
        "(setsid sleep {mark} &)",
        "setsid env -i /bin/sh -c 'sleep {mark} & exec sleep {mark}' &",
        "(trap '' TERM HUP INT; setsid sh -c \"trap '' TERM; sleep {mark}; sleep {mark}\" &)",
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Escapes))]
    public async Task Whatever_leaves_the_session_is_found_when_the_service_is_stopped(string escape)
    {
        var mark = Mark();
        await Deploy("escaping", new { command = $"for i in 1 2 3 4 5; do {escape.Replace("{mark}", mark, StringComparison.Ordinal)}\ndone; echo ready; exec sleep 1000" });
        await _agent.Log("escaping", until: "ready");

        Assert.Equal(HttpStatusCode.OK, (await _agent.Post("/service/escaping/stop")).Status);

        Assert.Empty(Living(mark));
        await _agent.Delete("/service/escaping");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_of_two_hundred_processes_that_do_not_want_to_end_is_ended_to_the_last()
    {
        var mark = Mark();
        await Deploy("bomb", new { command = $"trap '' TERM; i=0; while [ $i -lt 100 ]; do sleep {mark} & (setsid sleep {mark} &); i=$((i+1)); done; echo ready; sleep {mark}" });
        await _agent.Log("bomb", until: "ready");
        Assert.Equal("ok", (await _agent.Get("/health"))["status"]);

        Assert.Equal(HttpStatusCode.OK, (await _agent.Post("/service/bomb/stop")).Status);

        Assert.Empty(Living(mark));
    }

    [RootFact(Timeout = 60_000)]
    public async Task A_service_of_a_user_cannot_kill_the_agent()
    {
        await Deploy("killer", new { command = "kill -KILL $PPID; echo \"refused: $?\"; exec sleep 1000", user = "nobody" });

        await _agent.Log("killer", until: "refused: 1");

        Assert.Equal("ok", (await _agent.Get("/health"))["status"]);
    }

    private async Task<Answer> Deploy(string id, object spec)
    {
        var answer = await _agent.Post($"/service/{id}/deploy", JsonSerializer.Serialize(spec), ("Accept-Language", "en"));

        Assert.True(answer.Status is HttpStatusCode.OK, answer["error"]);
        return answer;
    }

    private static SortedDictionary<string, string> Descriptors(int pid) => new(
        Directory.GetFiles($"/proc/{pid}/fd").ToDictionary(file => Path.GetFileName(file), file => new FileInfo(file).LinkTarget ?? ""), StringComparer.Ordinal);

    // A time to sleep that no other process has.
    private static string Mark() => $"1000.{Random.Shared.NextInt64(100_000_000, 999_999_999)}";

    private static List<string> Living(string mark) => [.. Directory.GetDirectories("/proc").Where(directory => CommandOf(directory).Contains(mark, StringComparison.Ordinal))];

    private static string CommandOf(string directory)
    {
        try
        {
            return int.TryParse(Path.GetFileName(directory), out _) ? File.ReadAllText($"{directory}/cmdline") : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) // It has ended meanwhile.
        {
            return "";
        }
    }
}
