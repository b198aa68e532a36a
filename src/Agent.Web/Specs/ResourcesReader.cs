using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>resources</c>: what all processes of a service may take together.</summary>
internal static class ResourcesReader
{
    public static GroupResources Read(JsonObjectReader body) => body.Part("resources", GroupResources.None, resources => new GroupResources
    {
        MemoryMax = SizeReader.Read(resources, "memory_max"),
        MemoryHigh = SizeReader.Read(resources, "memory_high"),
        CpuMax = resources.Fraction("cpu_max", SpecBounds.LeastCpu, SpecBounds.MostCpu),
        CpuWeight = resources.Number("cpu_weight", 1, SpecBounds.LargestWeight),
        PidsMax = resources.Number("pids_max", 1, int.MaxValue),
        IoWeight = resources.Number("io_weight", 1, SpecBounds.LargestWeight),
    });
}
