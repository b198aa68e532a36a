using System.Net;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Access.Bounds;

/// <summary>What somebody may deploy who may not deploy everything.</summary>
public class BoundSpecs(BoundedAgent fixture) : IClassFixture<BoundedAgent>
{
    private const string Allowed = """ "argv":["/usr/bin/sleep","1000"],"user":"www-data","cwd":"/tmp" """;

    private readonly RunningAgent _agent = fixture.Agent;

    /// <summary>A spec, and where it is beyond the bounds.</summary>
    public static TheoryData<string, string> Beyond => new()
    {
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp"}""", "user" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"root"}""", "user" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":0}""", "user" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":33}""", "user" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","group":"root"}""", "group" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","groups":["adm","docker"]}""", "groups[1]" },
        { """{"command":"sleep 1","cwd":"/tmp","user":"nobody"}""", "command" },
        { """{"argv":["sleep","1"],"cwd":"/tmp","user":"nobody"}""", "argv[0]" },
        { """{"argv":["/bin/sh","-c","id"],"cwd":"/tmp","user":"nobody"}""", "argv[0]" },
        { """{"argv":["/usr/bin/../../bin/sh"],"cwd":"/tmp","user":"nobody"}""", "argv[0]" },
        { """{"argv":["/usr/bin/sleep","1"],"user":"nobody"}""", "cwd" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/root","user":"nobody"}""", "cwd" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp/../root","user":"nobody"}""", "cwd" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","env":{"LD_PRELOAD":"/tmp/x.so"}}""", "env.LD_PRELOAD" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","env":{"PATH":"/tmp"}}""", "env.PATH" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","env":{"OPENSSL_CONF":"/tmp/x"}}""", "env.OPENSSL_CONF" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","env":{"QT_PLUGIN_PATH":"/tmp/x"}}""", "env.QT_PLUGIN_PATH" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","env":{"IBM_JAVA_OPTIONS":"/tmp/x"}}""", "env.IBM_JAVA_OPTIONS" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","env":{"COMPlus_X":"1"}}""", "env.COMPlus_X" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","ready":{"exec":{"command":"id"}}}""", "ready.exec.command" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","live":{"exec":{"argv":["/bin/sh"]}}}""", "live.exec.argv[0]" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","listen":["unix:/run/x.sock"]}""", "listen[0]" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","env_from":{"file":"/run/secrets/db"}}""", "env_from[0].file" },
        { """{"argv":["/usr/bin/sleep","1"],"cwd":"/tmp","user":"nobody","secret_env":{"A":{"file":"/run/secrets/web-1/../db"}}}""", "secret_env.A.file" },
    };

    [RootTheory]
    [MemberData(nameof(Beyond))]
    public async Task What_is_beyond_its_bounds_is_refused_and_told(string spec, string place)
    {
        var deploy = await _agent.Post("/service/beyond/deploy", spec, Bearer(fixture.Bounded));
        var apply = await _agent.Put("/services", $$"""{"services":{"beyond":{{spec}} } }""", headers: Bearer(fixture.Bounded));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (deploy.Status, deploy["code"]));
        Assert.Equal([$"$.{place}"], Paths(deploy));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (apply.Status, apply["code"]));
        Assert.Equal([$"$.services.beyond.{place}"], Paths(apply));
        Assert.Equal(HttpStatusCode.NotFound, (await _agent.Get("/service/beyond/status", Bearer(fixture.Free))).Status);
    }

    [RootFact]
    public async Task What_is_within_them_is_deployed()
    {
        var answer = await _agent.Post("/service/within/deploy", $$"""{ {{Allowed}},"groups":["adm"],"env":{"A":"1"} }""", Bearer(fixture.Bounded));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [RootFact]
    public async Task Everything_that_is_beyond_is_told_at_once()
    {
        var answer = await _agent.Post("/service/beyond/deploy", """{"command":"id","env":{"LD_PRELOAD":"x"}}""", Bearer(fixture.Bounded));

        Assert.Equal(["$.user", "$.command", "$.env.LD_PRELOAD", "$.cwd"], Paths(answer));
    }

    [Fact]
    public async Task Groups_are_bounded_also_where_users_are_not()
    {
        var key = _agent.Keys().Create("groups", Grant(Scope.Deploy, "*") with { Bounds = new() { Groups = ["adm"] } }, lifetime: null).Text();

        var answer = await _agent.Post("/service/beyond/deploy", """{"command":"id","groups":["adm","docker"]}""", Bearer(key));

        Assert.Equal(["$.groups[1]"], Paths(answer));
    }

    [RootFact]
    public async Task Another_command_for_what_runs_is_not_for_it()
    {
        await _agent.Post("/service/again/deploy", $$"""{ {{Allowed}} }""", Bearer(fixture.Bounded));

        var other = await _agent.Post("/service/again/restart", """{"argv":["/usr/bin/sleep","2"]}""", Bearer(fixture.Bounded));
        var same = await _agent.Post("/service/again/restart", json: null, Bearer(fixture.Bounded));

        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        Assert.Equal(HttpStatusCode.OK, same.Status);
    }

    [RootFact]
    public async Task It_goes_back_only_to_what_it_could_deploy()
    {
        await _agent.Post("/service/back/deploy", """{"command":"exec sleep 1000"}""", Bearer(fixture.Free));
        await _agent.Post("/service/back/deploy", $$"""{ {{Allowed}} }""", Bearer(fixture.Bounded));
        await _agent.Post("/service/back/deploy", $$"""{ {{Allowed}},"labels":{"a":"b"} }""", Bearer(fixture.Bounded));

        var unnamed = await _agent.Post("/service/back/rollback", json: null, Bearer(fixture.Bounded));
        var beyond = await _agent.Post("/service/back/rollback", """{"revision":1}""", Bearer(fixture.Bounded));
        var within = await _agent.Post("/service/back/rollback", """{"revision":2}""", Bearer(fixture.Bounded));

        Assert.Equal((HttpStatusCode.Forbidden, "$.revision"), (unnamed.Status, Paths(unnamed)[0]));
        Assert.Equal((HttpStatusCode.Forbidden, "$.user"), (beyond.Status, Paths(beyond)[0]));
        Assert.Equal(HttpStatusCode.OK, within.Status);
    }

    [RootFact]
    public async Task Refusals_are_in_the_audit_trail()
    {
        await _agent.Post("/service/noted/deploy", """{"command":"id"}""", Bearer(fixture.Bounded));

        var rows = (await _agent.Get("/audit?service=noted", Bearer(fixture.Bounded))).Body.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(403, Assert.Single(rows).GetProperty("status").GetInt32());
    }

    private static List<string> Paths(Answer answer) =>
        [.. answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!)];
}
