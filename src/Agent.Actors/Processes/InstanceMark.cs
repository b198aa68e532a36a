namespace Agent.Actors.Processes;

/// <summary>The environment variable by which the processes of an instance are known when they left its session.</summary>
public static class InstanceMark
{
    public const string Variable = "SERVICE_AGENT_INSTANCE";
}
