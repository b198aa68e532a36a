using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Agent.Actors.Processes;

/// <summary>A limit of setrlimit(2) in its own unit: bytes, seconds, microseconds (rttime) or a count.</summary>
/// <param name="Soft">What is in force; <see langword="null"/> is no limit.</param>
/// <param name="Hard">How far the program itself may raise it; <see langword="null"/> is no limit.</param>
public readonly record struct ResourceBound(long? Soft, long? Hard)
{
    private const string Unlimited = "unlimited";

    /// <summary>As in limits.conf(5) and the names of the constants of setrlimit(2).</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "as", "core", "cpu", "data", "fsize", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime",
        "sigpending", "stack",
    ];

    /// <summary>Reads <c>1024</c>, <c>1024:65536</c> (soft and hard) or <c>unlimited</c> in either place.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ResourceBound? bound)
    {
        var parts = text.Split(':');
        bound = parts.Length <= 2 && TryParseNumber(parts[0], out var soft) && TryParseNumber(parts[^1], out var hard) && IsWithin(soft, hard)
            ? new ResourceBound(soft, hard)
            : null;

        return bound is not null;
    }

    /// <summary>Both, always.</summary>
    public string ToRange() => $"{TextOf(Soft)}:{TextOf(Hard)}";

    public override string ToString() => Soft == Hard ? TextOf(Soft) : ToRange();

    private static bool IsWithin(long? soft, long? hard) => hard is null || soft <= hard;

    private static bool TryParseNumber(string text, out long? number)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        number = isNumber ? value : null;
        return isNumber || text == Unlimited;
    }

    private static string TextOf(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Unlimited;
}
