namespace Agent.Web.Services;

/// <summary>Something of the service may be alive.</summary>
internal sealed record RunningView : StatusView
{
    public override string Status => "running";

    public required int Pid { get; init; }

    public required string StartTime { get; init; }
}
