using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Makes a value of a type out of text. The path is for the error message: null when it is not known.</summary>
internal delegate T HoconReader<out T>(string? text, string? path);

/// <summary>Reads switches and numbers.</summary>
internal static class HoconScalar
{
    internal static string Text(string? text, string? path) => text!;

    internal static bool Boolean(string? text, string? path) => text switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        _ => throw new NotSupportedException(Wrong(text, path, "on, off, true, false, yes or no")),
    };

    internal static byte Byte(string? text, string? path) =>
        byte.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw NotWhole(text, path, "0 to 255");

    internal static int Int(string? text, string? path) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw NotWhole(text, path, "32 bits");

    internal static long Long(string? text, string? path) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw NotWhole(text, path, "64 bits");

    internal static float Float(string? text, string? path) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw NotA("number", text, path);

    internal static double Double(string? text, string? path) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw NotA("number", text, path);

    internal static decimal Decimal(string? text, string? path) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw NotA("number", text, path);

    /// <summary>The same exceptions as Akka.NET, which lets those of the framework through.</summary>
    internal static Exception NotA(string wanted, string? text, string? path) =>
        text is null ? new ArgumentNullException(null, Wrong(text, path, $"a {wanted}")) : new FormatException(Wrong(text, path, $"a {wanted}"));

    internal static OverflowException TooLarge(string? text, string? path, string range) => new($"{ConfigPath.Name(path)} is {text}, which does not fit into {range}");

    internal static string Wrong(string? text, string? path, string wanted) =>
        $"{ConfigPath.Name(path)} is {(text is null ? "null, an object or a list" : $"\"{text}\"")}, but must be {wanted}";

    private static Exception NotWhole(string? text, string? path, string range) =>
        System.Numerics.BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            ? TooLarge(text, path, range)
            : NotA("whole number", text, path);
}
