using System.Text.Json.Serialization;
using Agent.Actors.Processes;

namespace Agent.Actors.Specs.Documents;

/// <summary>What is not there is not limited.</summary>
public sealed record ResourcesDocument
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MemoryMax { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MemoryHigh { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CpuMax { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CpuWeight { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PidsMax { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IoWeight { get; init; }

    internal static ResourcesDocument? Of(GroupResources resources) => resources == GroupResources.None ? null : new()
    {
        MemoryMax = resources.MemoryMax,
        MemoryHigh = resources.MemoryHigh,
        CpuMax = resources.CpuMax,
        CpuWeight = resources.CpuWeight,
        PidsMax = resources.PidsMax,
        IoWeight = resources.IoWeight,
    };

    internal GroupResources ToResources() => new()
    {
        MemoryMax = MemoryMax,
        MemoryHigh = MemoryHigh,
        CpuMax = CpuMax,
        CpuWeight = CpuWeight,
        PidsMax = PidsMax,
        IoWeight = IoWeight,
    };
}
