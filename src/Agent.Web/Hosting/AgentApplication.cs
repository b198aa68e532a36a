using Agent.Actors.Journal;
using Agent.Actors.Services;
using Agent.Web.About;
using Agent.Web.Applying;
using Agent.Web.Audit;
using Agent.Web.Configuration;
using Agent.Web.Ending;
using Agent.Web.Health;
using Agent.Web.History;
using Agent.Web.Logging;
using Agent.Web.Logs;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Agent.Web.Services;
using Agent.Web.Specs;
using Serilog;

namespace Agent.Web.Hosting;

/// <summary>Puts the agent together: what it is made of, and what a request passes on its way in.</summary>
internal static class AgentApplication
{
    public static WebApplication Build(AgentSettings settings, JournalThread journal, IReadOnlySet<ServiceId> known)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // The agent has a configuration of its own, with every key documented; ASP.NET's files and variables have no say.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().AddSerilog(AgentLog.Create(settings.Log, settings.Agent.DataDirectory), dispose: true);
        builder.WebHost.UseAgentKestrel(settings.Http);
        builder.Services.AddAgent(settings, journal, known);

        var app = Build(builder);

        WarnIfExposed(app, settings.Http);
        app.UseRequestIds();
        app.UseAudit();
        app.UseProblems();
        app.UseWebPageGuard(settings.Http);
        app.MapHealth();
        app.MapServices();
        app.MapApply();
        app.MapSpec();
        app.MapHistory();
        app.MapAudit();
        app.MapAgent();
        app.MapEnd();
        app.MapLogs();

        return app;
    }

    // The engine starts with the host, and checks its settings; what it throws then differs from engine to engine.
    private static WebApplication Build(WebApplicationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new EngineException(e);
        }
    }

    private static void WarnIfExposed(WebApplication app, HttpOptions http)
    {
        if (!http.IsLoopback)
            app.Logger.LogWarning("Listening on {Host} without authentication: whoever reaches it can run commands as this user", http.Host);
    }
}
