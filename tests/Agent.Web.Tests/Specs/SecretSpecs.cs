using System.Net;
using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Specs;

/// <summary>What is in files that a spec names for its environment reaches the service, and nobody else.</summary>
public class SecretSpecs
{
    private const string Password = "correct-horse-battery-staple";
    private const string Token = "tok-9f8e7d6c";

    private static readonly string[] s_pages =
    [
        "/services", "/service/web/status", "/service/web/spec", "/service/web/spec?revision=1", "/service/web/events", "/service/web/exits",
        "/service/web/revisions", "/service/web/logs", "/agent", "/audit", "/service/broken/status", "/service/broken/events",
        "/service/dead/status", "/service/dead/events",
    ];

    [Fact(Timeout = 120_000)]
    public async Task They_are_found_nowhere_but_in_the_service()
    {
        using var secrets = new TemporaryDirectory();
        secrets.Write("password", Password);
        secrets.Write("web.env", $"TOKEN={Token}\n");
        var configuration = $"""service-agent.secrets.directories = ["{secrets.Path}"]""";
        var first = await RunningAgent.StartAsync(configuration);

        var deployed = await first.Post("/service/web/deploy", Spec(secrets, """["sleep","1000"]"""));
        Assert.Equal(HttpStatusCode.OK, deployed.Status);
        await Check(first, deployed.Pid);

        // Refusals, failures, a death of the agent, a restart.
        secrets.Write("broken.env", $"{Token}\n");
        await first.Post("/service/broken/deploy", $$"""{"argv":["true"],"env_from":{"file":"{{secrets.Path}}/broken.env"} }""");
        await first.Post("/service/dead/deploy", $$"""
            {"argv":["sleep","1000"],"secret_env":{"P":{"file":"{{secrets.Path}}/password"} },"startup":{"exec":{"command":"echo $P; exit 1"},"period_seconds":0.1,"failure_threshold":2} }
            """, ("Prefer", "wait=60"));
        await first.Post("/service/lost/deploy", $$"""{"argv":["no-such-program"],"secret_env":{"PATH":{"file":"{{secrets.Path}}/password"} } }""");
        await first.Put("/services?dry_run=true", $$"""{"services":{"web":{{Spec(secrets, """["sleep","1001"]""")}} } }""");
        await first.DieAsync();
        await using var next = await first.SucceedAsync(configuration);
        await Check(next, deployed.Pid);
        var again = await next.Post("/service/web/restart");
        await Check(next, again.Pid);

        await NoWordOfThem(next, first.Output);
        await first.DisposeAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_service_whose_secret_is_missing_is_refused_at_the_deploy()
    {
        using var secrets = new TemporaryDirectory();
        await using var agent = await RunningAgent.StartAsync($"""service-agent.secrets.directories = ["{secrets.Path}"]""");

        var answer = await agent.Post("/service/web/deploy", Spec(secrets, """["sleep","1000"]"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains($"{secrets.Path}/password cannot be read", answer["error"], StringComparison.Ordinal);
        Assert.Contains($"{secrets.Path}/web.env cannot be read", answer["error"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Get("/service/web/status")).Status);
    }

    [Fact(Timeout = 120_000)]
    public async Task Checks_have_them_too()
    {
        using var secrets = new TemporaryDirectory();
        secrets.Write("password", Password);
        await using var agent = await RunningAgent.StartAsync($"""service-agent.secrets.directories = ["{secrets.Path}"]""");

        var answer = await agent.Post(
            "/service/web/deploy",
            $$"""{"argv":["sleep","1000"],"secret_env":{"P":{"file":"{{secrets.Path}}/password"} },"ready":{"exec":{"command":"[ $P = {{Password[..7]}}-horse-battery-staple ]"} } }""",
            ("Prefer", "wait=60"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("True", (await agent.Get("/service/web/status"))["ready"]);
    }

    private static string Spec(TemporaryDirectory secrets, string argv) =>
        $$"""{"argv":{{argv}},"env_from":{"file":"{{secrets.Path}}/web.env"},"secret_env":{"PASSWORD":{"file":"{{secrets.Path}}/password"} } }""";

    private static async Task Check(RunningAgent agent, int pid)
    {
        Assert.Equal(pid, (await agent.Until("/service/web/status", answer => answer["status"] == "running")).Pid);
        var environment = await File.ReadAllTextAsync($"/proc/{pid}/environ");
        Assert.Contains($"PASSWORD={Password}\0", environment, StringComparison.Ordinal);
        Assert.Contains($"TOKEN={Token}\0", environment, StringComparison.Ordinal);
    }

    private static async Task NoWordOfThem(RunningAgent agent, string earlierOutput)
    {
        foreach (var page in s_pages)
            NoWordIn(await (await agent.Http.GetAsync(page)).Content.ReadAsStringAsync(), page);

        NoWordIn(agent.Output, "output");
        NoWordIn(earlierOutput, "output of the first");

        foreach (var file in Directory.EnumerateFiles(agent.Data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            NoWordIn(await Read(file), file);
    }

    private static async Task<string> Read(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private static void NoWordIn(string text, string place)
    {
        Assert.False(text.Contains(Password, StringComparison.Ordinal), place);
        Assert.False(text.Contains(Token, StringComparison.Ordinal), place);
    }

    private sealed class TemporaryDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("agent-secrets-").FullName;

        public void Write(string name, string content) => File.WriteAllText(System.IO.Path.Combine(Path, name), content);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
