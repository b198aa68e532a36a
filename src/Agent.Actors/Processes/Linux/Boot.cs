using System.Globalization;

namespace Agent.Actors.Processes.Linux;

/// <summary>The present boot of the system.</summary>
internal static class Boot
{
    private const double TicksPerSecond = 100;

    public static string Id() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    /// <summary>When a process started, as far as the system's clock is right now.</summary>
    /// <param name="ticks">As <see cref="ProcessStat.Started"/> has it.</param>
    public static DateTimeOffset TimeOf(long ticks) => DateTimeOffset.UtcNow - AgeOf(ticks);

    /// <summary>How long ago a process started, however the system's clock was turned meanwhile.</summary>
    public static TimeSpan AgeOf(long ticks) => Uptime() - TimeSpan.FromSeconds(ticks / TicksPerSecond);

    private static TimeSpan Uptime() =>
        TimeSpan.FromSeconds(double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture));
}
