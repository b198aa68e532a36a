using System.Globalization;
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

    public required string State { get; init; }

    public required string Command { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Argv { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }

    /// <param name="service">Its process id tells whether something of it may be left, and so which of the two it is.</param>
    public static StatusView From(ServiceStatus service, Language language)
    {
        var state = service.State.ToString().ToLowerInvariant();
        var command = CommandText.Of(service.Spec.Command);
        var argv = (service.Spec.Command as Command.Program)?.Arguments;

        if (service is { ProcessId: { } pid, StartedAt: { } startedAt })
            return new RunningView { State = state, Command = command, Argv = argv, Instance = service.Instance, Pid = pid, StartTime = Iso(startedAt) };

        return new EndedView
        {
            State = state,
            Command = command,
            Argv = argv,
            Instance = service.Instance,
            ReturnCode = service.LastExit?.ReturnCode,
            Message = service.State is ServiceState.Starting ? null : Messages.Ended.In(language),
            CpuSeconds = service.LastExit?.CpuTime?.TotalSeconds,
            PeakMemoryBytes = service.LastExit?.PeakMemoryBytes,
            Error = service.Error,
        };
    }

    // Six digits: Python before 3.11 reads no other number of them.
    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
