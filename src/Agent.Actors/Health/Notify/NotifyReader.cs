using System.Globalization;
using System.Text;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Notify;

/// <summary>Reads datagrams of sd_notify(3): <c>NAME=VALUE</c> in lines. What it does not know is none of its business.</summary>
internal static class NotifyReader
{
    private const int LongestStatus = 256;

    private static readonly TimeSpan s_shortestWatchdog = TimeSpan.FromMilliseconds(1);

    /// <param name="refused">Gets each known name whose value makes no sense.</param>
    public static NotifyMessage Read(ReadOnlySpan<byte> datagram, Action<string> refused)
    {
        var message = new NotifyMessage();

        foreach (var line in datagram.TrimEnd((byte)0).Split((byte)'\n'))
            message = Add(message, datagram[line], refused);

        return message;
    }

    private static NotifyMessage Add(NotifyMessage message, ReadOnlySpan<byte> line, Action<string> refused)
    {
        var end = line.IndexOf((byte)'=');
        if (end < 0) return message;

        var added = Add(message, line[..end], line[(end + 1)..]);
        if (added is null) refused(Encoding.ASCII.GetString(line[..end]));
        return added ?? message;
    }

    /// <returns><see langword="null"/> if the value makes no sense.</returns>
    private static NotifyMessage? Add(NotifyMessage message, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("READY"u8)) return IsOne(value) ? message with { IsReady = true } : message;
        if (name.SequenceEqual("RELOADING"u8)) return IsOne(value) ? message with { IsReloading = true } : message;
        if (name.SequenceEqual("STOPPING"u8)) return IsOne(value) ? message with { IsStopping = true } : message;
        if (name.SequenceEqual("WATCHDOG"u8)) return AddWatchdog(message, value);
        if (name.SequenceEqual("STATUS"u8)) return message with { Status = PlainText.Of(Encoding.UTF8.GetString(value), LongestStatus) };
        if (name.SequenceEqual("MAINPID"u8)) return TryReadPid(value) is { } pid ? message with { MainProcess = pid } : null;
        if (name.SequenceEqual("WATCHDOG_USEC"u8)) return TryReadTime(value, s_shortestWatchdog) is { } time ? message with { Watchdog = time } : null;
        if (name.SequenceEqual("EXTEND_TIMEOUT_USEC"u8)) return TryReadTime(value, TimeSpan.Zero) is { } time ? message with { Extension = time } : null;
        return message;
    }

    private static NotifyMessage? AddWatchdog(NotifyMessage message, ReadOnlySpan<byte> value)
    {
        if (IsOne(value)) return message with { IsAlive = true };
        return value.SequenceEqual("trigger"u8) ? message with { HasFailed = true } : null;
    }

    private static bool IsOne(ReadOnlySpan<byte> value) => value.SequenceEqual("1"u8);

    private static int? TryReadPid(ReadOnlySpan<byte> value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0 ? pid : null;

    // In microseconds. Longer than a day is a day: nobody waits for longer.
    private static TimeSpan? TryReadTime(ReadOnlySpan<byte> value, TimeSpan shortest)
    {
        if (!ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)) return null;

        var time = microseconds > SpecBounds.Day.TotalMicroseconds ? SpecBounds.Day : TimeSpan.FromMicroseconds(microseconds);
        return time < shortest ? null : time;
    }
}
