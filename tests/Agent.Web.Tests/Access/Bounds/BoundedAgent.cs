using Agent.Web.Access.Bounds;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Bounds;

/// <summary>An agent with a key that is bounded in every way, and one that is not.</summary>
public sealed class BoundedAgent : IAsyncLifetime
{
    internal static readonly DeployBounds Bounds = new()
    {
        Users = ["www-data", "nobody"],
        Groups = ["adm"],
        DeniesShell = true,
        Programs = PathPatterns.TryOf(["/usr/bin/sleep", "/bin/[*", "/usr/bin/t*"]),
        Directories = PathPatterns.TryOf(["/tmp", "/srv/*"]),
        Secrets = PathPatterns.TryOf(["/run/secrets/web-*"]),
    };

    public RunningAgent Agent { get; private set; } = null!;

    public string Bounded { get; private set; } = "";

    public string Free { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Agent = await RunningAgent.StartAsync("service-agent.access.limits.failed-logins = 1000000");
        Bounded = Agent.Keys().Create("bounded", AgentKeys.Grant(Scope.Admin, "*") with { Bounds = Bounds }, lifetime: null).Text();
        Free = Agent.CreateKey("free", Scope.Deploy, "*");
    }

    public async Task DisposeAsync() => await Agent.DisposeAsync();
}
