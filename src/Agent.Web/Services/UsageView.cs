using System.Text.Json.Serialization;
using Agent.Actors.Processes;

namespace Agent.Web.Services;

/// <summary>What the processes of a service take together at this moment, as its control group counts it.</summary>
/// <param name="CpuSeconds">User and system time since its start.</param>
internal sealed record UsageView(
    int Processes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? CpuSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? MemoryBytes)
{
    public static UsageView Of(GroupUsage usage) => new(usage.Processes, usage.Cpu?.TotalSeconds, usage.MemoryBytes);
}
