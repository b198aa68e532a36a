using Agent.Actors.Configuration;
using Agent.Actors.Health;
using Agent.Actors.Journal;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Sockets;

namespace Agent.Web.Hosting;

/// <summary>How an agent goes on where the one before it was.</summary>
internal static class Succession
{
    private const string WhatToDo = "If descriptors are lacking, raise the limit of open files (ulimit -n, systemd's LimitNOFILE). Then start the agent again.";

    /// <param name="services">What the journal knows.</param>
    /// <exception cref="UnavailableException">The system does not let it.</exception>
    public static async Task TakeOverAsync(IServiceProvider agent, IReadOnlyList<JournalledService> services)
    {
        var host = Ready(agent.GetRequiredService<IProcessHost>, NotTakenOver);
        var logs = Ready(agent.GetRequiredService<IServiceLogs>, reason => NotKept(agent.GetRequiredService<AgentOptions>().DataDirectory, reason));

        try
        {
            var inheritance = new Inheritance(host, logs, agent.GetRequiredService<IServiceSockets>());
            await inheritance.TakeOverAsync(services, agent.GetRequiredService<ServiceRecords>());
            agent.GetRequiredService<HealthRuntime>().EndLeftChecks(services
                .Where(service => service.Instance is not null)
                .Select(service => (service.Instance!, service.Spec)));
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            throw new UnavailableException(NotTakenOver(Sentence(e)), e);
        }
    }

    private static T Ready<T>(Func<T> start, Func<string, string> refusal)
    {
        try
        {
            return start();
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            throw new UnavailableException(refusal(Sentence(e)), e);
        }
    }

    private static string NotTakenOver(string reason) => $"Cannot take over what runs of services: {reason} It goes on as it is. {WhatToDo}";

    private static string NotKept(string data, string reason) =>
        $"Cannot keep the output of services in {data}: {reason} Make spool, logs and logs-deleted in it directories that the agent can write to. {WhatToDo}";

    private static bool IsOfTheSystem(Exception e) => e is IOException or UnauthorizedAccessException or PlatformNotSupportedException;

    private static string Sentence(Exception e) => $"{e.Message.TrimEnd('.')}.";
}
