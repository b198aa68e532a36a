using System.Reflection;
using Agent.Actors.Configuration;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Agent.Web.Access.Scopes;
using Agent.Web.Services;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.About;

internal static class AgentEndpoint
{
    public static void MapAgent(this IEndpointRouteBuilder app)
    {
        var startedAt = DateTimeOffset.Now;
        app.MapGet("/agent", (AgentOptions options, IServiceLogs logs, IProcessHost host) => About(options, logs, host, startedAt)).Needs(Scope.Read);
    }

    private static Ok<AgentView> About(AgentOptions options, IServiceLogs logs, IProcessHost host, DateTimeOffset startedAt) => TypedResults.Ok(new AgentView(
        Version,
        Environment.ProcessId,
        IsoTime.Of(startedAt),
        options.DataDirectory,
        options.OnSigterm.ToString().ToLowerInvariant(),
        logs.CanPunchHoles ? "while_running" : "at_end",
        MembershipView.From(host.Membership)));

    private static string Version => typeof(AgentEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
