using System.Globalization;

namespace Agent.Actors.Processes.Linux;

/// <summary>What has to be written to which file of a control group: "Control Group v2" in the kernel's documentation.</summary>
internal static class GroupFiles
{
    /// <summary>What systemd takes too, in microseconds: a shorter period costs more, a longer one makes longer pauses.</summary>
    private const int Period = 100_000;

    /// <summary>The name of each file begins with that of its controller and a dot.</summary>
    public static IReadOnlyList<(string File, string Text)> Of(GroupResources resources) =>
    [
        .. Line("memory.max", resources.MemoryMax),
        .. Line("memory.high", resources.MemoryHigh),
        .. resources.CpuMax is { } cpus ? [("cpu.max", $"{QuotaOf(cpus)} {Period}")] : Array.Empty<(string, string)>(),
        .. Line("cpu.weight", resources.CpuWeight),
        .. Line("pids.max", resources.PidsMax),
        .. Line("io.weight", resources.IoWeight),
    ];

    public static string ControllerOf(string file) => file[..file.IndexOf('.')];

    private static long QuotaOf(double cpus) => (long)Math.Round(cpus * Period);

    private static (string File, string Text)[] Line(string file, long? value) =>
        value is { } number ? [(file, number.ToString(CultureInfo.InvariantCulture))] : [];
}
