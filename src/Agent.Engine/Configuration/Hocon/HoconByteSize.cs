using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Reads sizes: <c>64k</c> and <c>64 KiB</c> are powers of 1024, <c>64 kB</c> is one of 1000, and a plain number is bytes.</summary>
internal static class HoconByteSize
{
    internal static long? Read(string? text, string? path)
    {
        if (string.IsNullOrEmpty(text)) return null;

        var digits = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var factor = FactorOf(text.AsSpan(digits).Trim()) ?? throw Malformed(text, path);
        return Times(factor, text, digits, path);
    }

    private static long Times(long factor, string text, int digits, string? path)
    {
        if (!Int128.TryParse(text.AsSpan(0, digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)) throw Malformed(text, path);

        return Int128.Abs(amount) <= long.MaxValue / factor ? (long)amount * factor : throw HoconScalar.TooLarge(text, path, "64 bits");
    }

    private static long? FactorOf(ReadOnlySpan<char> unit) => unit switch
    {
        "" or "b" or "B" or "byte" or "bytes" => 1,
        "kB" or "kilobyte" or "kilobytes" => 1000,
        "k" or "K" or "Ki" or "KiB" or "kibibyte" or "kibibytes" => 1L << 10,
        "MB" or "megabyte" or "megabytes" => 1000_000,
        "m" or "M" or "Mi" or "MiB" or "mebibyte" or "mebibytes" => 1L << 20,
        "GB" or "gigabyte" or "gigabytes" => 1000_000_000,
        "g" or "G" or "Gi" or "GiB" or "gibibyte" or "gibibytes" => 1L << 30,
        "TB" or "terabyte" or "terabytes" => 1000_000_000_000,
        "t" or "T" or "Ti" or "TiB" or "tebibyte" or "tebibytes" => 1L << 40,
        "PB" or "petabyte" or "petabytes" => 1000_000_000_000_000,
        "p" or "P" or "Pi" or "PiB" or "pebibyte" or "pebibytes" => 1L << 50,
        "EB" or "exabyte" or "exabytes" => 1000_000_000_000_000_000,
        "e" or "E" or "Ei" or "EiB" or "exbibyte" or "exbibytes" => 1L << 60,
        _ => null,
    };

    private static Exception Malformed(string text, string? path) => HoconScalar.NotA("size such as 512, 64 KiB, 64 kB, 10M or 10 MB", text, path);
}
