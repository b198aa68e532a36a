using Agent.CrashTests.Agents;
using Agent.CrashTests.Observations;

namespace Agent.CrashTests.Expectations;

/// <summary>What a service is for sure, unless something was asked of it since.</summary>
/// <param name="Marker">Of the deploy that runs; <see langword="null"/> if several may.</param>
/// <param name="Started">Tells the process from another one of the same number.</param>
internal sealed record Certainty(Outcome Outcome, string? Marker = null, int? Pid = null, long? Started = null)
{
    public static Certainty Of(ServiceReport? report) => report switch
    {
        null => new Certainty(Outcome.Absent),
        { State: "running", Pid: { } pid } => Running(report.Marker, pid),
        _ => new Certainty(Outcome.Stopped, report.Marker),
    };

    public static Certainty Running(string? marker, int pid) => new(Outcome.Running, marker, pid, LivingProcess.StartOf(pid));
}
