using System.Text.Json.Serialization;

namespace Agent.Actors.Specs.Documents;

/// <summary>A probe: one of the five checks, and when it is made.</summary>
public sealed record ProbeDocument
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HttpCheckDocument? Http { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TcpCheckDocument? Tcp { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExecCheckDocument? Exec { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LogCheckDocument? Log { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NotifyCheckDocument? Notify { get; init; }

    public required decimal InitialDelaySeconds { get; init; }

    public required decimal PeriodSeconds { get; init; }

    public required decimal TimeoutSeconds { get; init; }

    public required int SuccessThreshold { get; init; }

    public required int FailureThreshold { get; init; }

    internal static ProbeDocument? Of(ProbeSpec? spec) => spec is null ? null : Of(spec.Check, spec.Times);

    internal ProbeSpec ToSpec() => new() { Check = Check(), Times = Times() };

    private static ProbeDocument Of(ProbeCheck check, ProbeTimes times) => new()
    {
        Http = HttpCheckDocument.Of(check as ProbeCheck.Http),
        Tcp = TcpCheckDocument.Of(check as ProbeCheck.Tcp),
        Exec = ExecCheckDocument.Of(check as ProbeCheck.Exec),
        Log = LogCheckDocument.Of(check as ProbeCheck.LogLine),
        Notify = NotifyCheckDocument.Of(check as ProbeCheck.Notify),
        InitialDelaySeconds = Seconds.Of(times.InitialDelay),
        PeriodSeconds = Seconds.Of(times.Period),
        TimeoutSeconds = Seconds.Of(times.Timeout),
        SuccessThreshold = times.SuccessThreshold,
        FailureThreshold = times.FailureThreshold,
    };

    private ProbeCheck Check() =>
        Http?.ToSpec() ?? Tcp?.ToSpec() ?? Exec?.ToSpec() ?? Log?.ToSpec() ?? (ProbeCheck?)Notify?.ToSpec()
        ?? throw new FormatException("a probe checks nothing");

    private ProbeTimes Times() => new()
    {
        InitialDelay = Seconds.Read(InitialDelaySeconds),
        Period = Seconds.Read(PeriodSeconds),
        Timeout = Seconds.Read(TimeoutSeconds),
        SuccessThreshold = SuccessThreshold,
        FailureThreshold = FailureThreshold,
    };
}
