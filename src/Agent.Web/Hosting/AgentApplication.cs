using Agent.Actors.Journal;
using Agent.Actors.Services;
using Agent.Web.About;
using Agent.Web.Access;
using Agent.Web.Access.Keys;
using Agent.Web.Access.Limits;
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
        builder.WebHost.UseAgentKestrel(settings.Http, settings.Access);
        builder.Services.AddAgent(settings, journal, known);

        var app = Build(builder);

        WarnIfExposed(app, settings);
        app.UseRequestIds();
        app.UseSecurityHeaders();
        app.UseAudit();
        app.UseProblems();
        app.UseAddressLimits(settings.Access.Limits);
        app.UseWebPageGuard(settings.Http);
        app.UseAccess(settings.Access);
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

    private static void WarnIfExposed(WebApplication app, AgentSettings settings)
    {
        var exposure = settings.ExposureTo(app.Services.GetRequiredService<KeyRing>());

        foreach (var warning in exposure.Warnings())
            app.Logger.LogWarning(warning);

        if (exposure.Note() is { } note)
            app.Logger.LogInformation(note);
    }
}
