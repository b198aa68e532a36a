using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akka.Configuration;

namespace Agent.Actors.Configuration;

/// <summary>
/// Reads the settings below <c>service-agent</c> and remembers every mistake, so that the operator learns of all of
/// them at once. A setting with a mistake reads as the default of its type.
/// </summary>
public sealed class SettingsReader(Config config)
{
    public const string Root = "service-agent";

    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors => _errors;

    public string Text(string key) => TryRead(key, path => Plain(config.GetString(path)), "a text without null characters", out var text) ? text : "";

    public bool Flag(string key) => TryRead(key, path => config.GetBoolean(path), "true or false", out var flag) && flag;

    public IReadOnlyList<string> Texts(string key) =>
        TryRead(key, path => ReadList(path).Select(Plain).ToList(), "a list of texts without null characters", out var texts) ? texts.AsReadOnly() : [];

    public int Number(string key, int min, int max) =>
        Within(key, path => config.GetInt(path), "a whole number", min, max);

    public double Fraction(string key, double min, double max) =>
        Within(key, path => config.GetDouble(path), "a number", min, max);

    public IReadOnlyList<int> Numbers(string key, int min, int max)
    {
        if (!TryRead(key, path => ReadList(path).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList(), "a list of whole numbers", out var numbers))
            return [];

        if (numbers.Any(number => number < min || number > max))
            Refuse(key, $"has numbers that are not from {min} to {max}");

        return numbers;
    }

    public long Bytes(string key, long min, long max) =>
        Within(key, path => config.GetByteSize(path)!.Value, "a size such as 10 MiB", min, max);

    public TimeSpan Duration(string key, TimeSpan min, TimeSpan max) =>
        Within(key, ReadDuration, "a duration such as 5s", min, max);

    public T Choice<T>(string key)
        where T : struct, Enum =>
        Parse<T>(key, Text(key));

    /// <summary>A choice for each of the keys below <paramref name="key"/>, whose names the operator makes up.</summary>
    public IReadOnlyDictionary<string, T> Choices<T>(string key)
        where T : struct, Enum =>
        TryRead(key, path => config.GetConfig(path)!.AsEnumerable().ToList(), "a group of keys", out var entries)
            ? entries.ToDictionary(entry => entry.Key, entry => Parse<T>($"{key}.{entry.Key}", entry.Value.GetString() ?? ""))
            : [];

    /// <summary>The keys below <paramref name="key"/>, whose names the operator makes up, or may have got wrong.</summary>
    public IReadOnlyList<string> Names(string key)
    {
        if (!TryRead(key, path => config.GetConfig(path)!.AsEnumerable().Select(entry => entry.Key).ToList(), "a group of keys", out var names))
            return [];

        if (names.Find(name => !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) is { } bad)
            Refuse(key, $"has the key '{bad}', but names may have only A-Z a-z 0-9 - _ in them");

        return names;
    }

    public void Refuse(string key, string why) => _errors.Add($"{Root}.{key} {why}");

    private T Parse<T>(string key, string text)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => value.Kebab(), StringComparer.OrdinalIgnoreCase);

        if (words.TryGetValue(text, out var value))
            return value;

        Refuse(key, $"is '{text}', but must be one of {string.Join(", ", words.Keys)}");
        return default;
    }

    private T Within<T>(string key, Func<string, T> read, string expected, T min, T max)
        where T : struct, IComparable<T>
    {
        if (!TryRead(key, read, expected, out var value))
            return default;

        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
            Refuse(key, $"is '{Written(key)}', but must be from {min} to {max}");

        return value;
    }

    // Akka.NET's getter takes anything else for an empty list.
    private IList<string> ReadList(string path) =>
        config.GetValue(path) is { } value && !value.IsObject() && !value.IsString() ? config.GetStringList(path) : throw new FormatException();

    // No path, name or header can have a null character in it.
    private static string Plain(string? text) => text?.Contains('\0', StringComparison.Ordinal) == false ? text : throw new FormatException();

    // HOCON takes a bare number for milliseconds, people for seconds.
    private TimeSpan ReadDuration(string path) =>
        config.GetString(path) is { } text && char.IsAsciiLetter(text.TrimEnd()[^1])
            ? config.GetTimeSpan(path, allowInfinite: false)
            : throw new FormatException();

    private bool TryRead<T>(string key, Func<string, T> read, string expected, [MaybeNullWhen(false)] out T value)
    {
        try
        {
            value = read($"{Root}.{key}")!;
            return true;
        }
        // What a value of the wrong form throws is no part of Akka.NET's contract, and differs from getter to getter.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Refuse(key, $"is '{Written(key)}', but must be {expected}");
            value = default;
            return false;
        }
    }

    private string Written(string key) => config.GetValue($"{Root}.{key}")?.ToString().Trim() ?? "";
}
