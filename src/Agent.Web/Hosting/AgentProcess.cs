using System.Net.Sockets;
using Agent.Actors.Configuration;
using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Web.CommandLine;
using Agent.Web.Configuration;
using Agent.Web.Logging;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.AspNetCore.Connections;

namespace Agent.Web.Hosting;

/// <summary>One run of the agent, from its settings to its exit code.</summary>
internal static class AgentProcess
{
    public static async Task<int> RunAsync(AgentArguments arguments)
    {
        var (settings, errors) = AgentSettings.Load(arguments);

        if (settings is null)
            return await End(ExitCodes.BadConfiguration, errors);

        if (ProcessPlatform.Obstacle() is { } obstacle)
            return await End(ExitCodes.Unavailable, [obstacle]);

        try
        {
            using var claim = DataDirectory.Claim(settings.Agent.DataDirectory);
            AgentLog.CheckDirectory(settings.Agent.DataDirectory);
            return await RunAsync(settings);
        }
        catch (Exception e) when (e is DataDirectoryException or JournalException or UnavailableException)
        {
            return await End(ExitCodes.Unavailable, [e.Message]);
        }
    }

    private static async Task<int> RunAsync(AgentSettings settings)
    {
        var (store, services, trouble) = OpenedJournal.Open(settings.Agent.DataDirectory, settings.Agent.Journal, settings.Agent.Defaults);
        await using var journal = JournalThread.Start(store);

        if (trouble is not null)
            await Console.Error.SayAsync($"The journal in {settings.Agent.DataDirectory} cannot be written: {trouble} Services go on, stops are carried out, and what has to be on record is refused. Make room; the agent recovers by itself.");

        try
        {
            return await RunAsync(settings, services, AgentApplication.Build(settings, journal, services.Select(service => service.Service).ToHashSet()));
        }
        catch (EngineException e)
        {
            return await End(ExitCodes.BadConfiguration, [e.Message]);
        }
    }

    private static async Task<int> RunAsync(AgentSettings settings, IReadOnlyList<JournalledService> services, WebApplication built)
    {
        await using var app = built;

        try
        {
            await Succession.TakeOverAsync(app.Services, services);
            await app.StartAsync();
            app.Services.GetRequiredService<IRequiredActor<RegistryActor>>().ActorRef.Tell(RegistryProtocol.GoOn.Instance);
        }
        // Kestrel wraps a port that is taken, the socket tells of any other reason.
        catch (Exception e) when (e is IOException { InnerException: AddressInUseException } or SocketException)
        {
            return await End(ExitCodes.Unavailable, [$"Cannot listen on {settings.Http.Host} port {settings.Http.Port}: {e.GetBaseException().Message}. Choose another port or address, or end what uses it."]);
        }

        var urls = string.Join(" and ", app.Urls);
        await Console.Out.SayAsync($"Service Agent is ready on {urls}");
        await app.Services.GetRequiredService<ServiceManager>().ReadyAsync($"Ready on {urls}");

        // On a terminal the first use of the console makes the runtime look at children again.
        ProcessPlatform.ClaimChildren();
        await app.WaitForShutdownAsync();
        return ExitCodes.Stopped;
    }

    private static async Task<int> End(int exitCode, IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            await Console.Error.SayAsync(reason);

        return exitCode;
    }
}
