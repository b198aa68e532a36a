using System.Text.Json.Serialization;
using Agent.Actors.Configuration;
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

    /// <summary>Whether it can serve. Not there if nobody asks it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Ready { get; init; }

    /// <summary>Why it is not ready, was ended as unhealthy, or is to be started again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>What it waits for before it is started, by service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? WaitingFor { get; init; }

    /// <summary>When it is started again, in <c>backoff</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextAttempt { get; init; }

    /// <summary>How often in a row it has ended, or could not be started, without a stable run in between.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Failures { get; init; }

    /// <summary>What it says of itself for people (<c>STATUS=</c> of sd_notify).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Said { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CandidateView? Candidate { get; init; }

    /// <summary>What it has replaced, until nothing of that is left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CandidateView? Retiring { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Where it runs in a control group. Not in the list of all services.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UsageView? Usage { get; init; }

    /// <summary>The newest last. Not in the list of all services.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LastExitView>? LastExits { get; init; }

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
        State = service is { State: ServiceState.Running, IsReady: true } ? "ready" : service.State.Kebab(),
        Command = CommandText.Of(service.Spec.Command),
        Argv = (service.Spec.Command as Command.Program)?.Arguments,
        Instance = service.Instance,
        Revision = service.Revision,
        Wanted = service.Wanted.Kebab(),
        Restarts = service.Restarts,
        Ready = service.IsReady,
        Reason = service.Reason,
        WaitingFor = service.WaitingFor?.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value),
        NextAttempt = service.NextAttempt is { } at ? IsoTime.Of(at) : null,
        Failures = service.Failures,
        Said = service.Said,
        Candidate = service.Candidate is { } candidate ? CandidateView.Of(candidate) : null,
        Retiring = service.Retiring is { } retiring ? CandidateView.Of(retiring) : null,
        Labels = service.Spec.Labels.Count == 0 ? null : service.Spec.Labels,
        LogLagBytes = service.LogLag,
    };
}
