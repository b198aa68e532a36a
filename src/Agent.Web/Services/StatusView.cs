using System.Text.Json.Serialization;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Web.Languages;

namespace Agent.Web.Services;

/// <summary>A service's status. Clients of old know <c>status</c> alone, with two values; <c>state</c> is the whole truth.</summary>
[JsonDerivedType(typeof(RunningView))]
[JsonDerivedType(typeof(EndedView))]
internal abstract record StatusView
{
    [JsonPropertyOrder(-1)]
    public abstract string Status { get; }

    public string State { get; init; } = "";

    public string Command { get; init; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Argv { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }

    public int Revision { get; init; }

    /// <summary><c>running</c>, or <c>stopped</c> by an operator: what the agent sees to when it starts.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>How often the agent has started this revision again by itself.</summary>
    public int Restarts { get; init; }

    /// <summary>What the service has written and its log does not have yet. Not in the list of all services.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? LogLagBytes { get; init; }

    /// <param name="service">Its process id tells whether something of it may be left, and so which of the two it is.</param>
    public static StatusView From(ServiceStatus service, Language language)
    {
        if (service is { ProcessId: { } pid, StartedAt: { } startedAt })
            return Common(service, new RunningView { Pid = pid, StartTime = IsoTime.Of(startedAt) });

        return Common(service, new EndedView
        {
            ReturnCode = service.LastExit?.ReturnCode,
            Message = service.State is ServiceState.Starting ? null : Messages.Ended.In(language),
            CpuSeconds = service.LastExit?.CpuTime?.TotalSeconds,
            PeakMemoryBytes = service.LastExit?.PeakMemoryBytes,
            Error = service.Error,
        });
    }

    private static StatusView Common(ServiceStatus service, StatusView view) => view with
    {
        State = service.State.ToString().ToLowerInvariant(),
        Command = CommandText.Of(service.Spec.Command),
        Argv = (service.Spec.Command as Command.Program)?.Arguments,
        Instance = service.Instance,
        Revision = service.Revision,
        Wanted = service.Wanted.ToString().ToLowerInvariant(),
        Restarts = service.Restarts,
        LogLagBytes = service.LogLag,
    };
}
